output "db_port" {
  description = "Port of the database"
  value       = aws_db_instance.main.port
}
