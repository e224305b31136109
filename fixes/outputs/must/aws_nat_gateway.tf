output "nat_gateway_id" {
  description = "ID of the NAT gateway"
  value       = this.id
}
