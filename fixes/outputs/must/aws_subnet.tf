output "subnet_id" {
  description = "ID of the subnet"
  value       = this.id
}
