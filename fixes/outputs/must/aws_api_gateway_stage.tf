output "api_invoke_url" {
  description = "URL of the API's stage"
  value       = this.invoke_url
}
