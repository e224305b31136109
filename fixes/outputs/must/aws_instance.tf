output "instance_id" {
  description = "ID of the instance"
  value       = this.id
}
