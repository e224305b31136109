output "db_endpoint" {
  value = "localhost:5432"
}

output "address" {
  value = "localhost"
}
