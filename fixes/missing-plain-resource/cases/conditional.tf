variable "alerts" {
  description = "Whether anybody is told"
  type        = bool
  default     = true
}

resource "aws_sns_topic_subscription" "alerts" {
  count = var.alerts ? 1 : 0

  topic_arn = aws_sns_topic.alerts[0].arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-west-1:123456789012:alerts"
}

resource "aws_sns_topic_subscription" "audit" {
  count = var.alerts ? 1 : 0

  topic_arn = aws_sns_topic.audit[0].arn
  protocol  = "sqs"
  endpoint  = "arn:aws:sqs:eu-west-1:123456789012:audit"
}

output "alerts" {
  value = var.alerts ? aws_sns_topic.alerts[0].arn : null
}

output "audit" {
  value = aws_sns_topic.audit[0].arn
}
