output "rds_endpoint" {
  description = "Address and port of the database"
  value       = this.endpoint
}
