output "redis_primary_endpoint" {
  description = "Address of the primary node"
  value       = this.primary_endpoint_address
}
