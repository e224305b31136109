output "topic" {
  value = aws_sns_topic.events.arn
}
