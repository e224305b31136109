resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn  = aws_sns_topic.alerts.arn
  protocol   = "email"
  endpoint   = "ops@example.org"
  depends_on = [aws_sns_topic.alerts]
}

output "topic" {
  value = aws_sns_topic.alerts
}
