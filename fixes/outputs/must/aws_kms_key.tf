output "kms_key_arn" {
  description = "ARN of the key"
  value       = this.arn
}
