output "api_endpoint" {
  description = "Endpoint of the API"
  value       = this.api_endpoint
}
