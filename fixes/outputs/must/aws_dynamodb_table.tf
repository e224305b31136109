output "dynamodb_table_name" {
  description = "Name of the table"
  value       = this.name
}
