output "sns_topic_arn" {
  description = "ARN of the topic"
  value       = this.arn
}
