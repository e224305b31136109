output "cloudtrail_arn" {
  description = "ARN of the trail"
  value       = this.arn
}
