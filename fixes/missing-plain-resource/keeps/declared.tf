resource "aws_sns_topic" "alerts" {}

output "topic" {
  value = [aws_sns_topic.alerts.arn, aws_sns_topic.alert.arn]
}
