output "vpc_id" {
  description = "ID of the VPC"
  value       = this.id
}
