output "security_group_id" {
  description = "ID of the security group"
  value       = this.id
}
