resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

output "topic_arns" {
  value = aws_sns_topic[*].arn
}
