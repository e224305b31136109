output "secret_arn" {
  description = "ARN of the secret"
  value       = this.arn
}
