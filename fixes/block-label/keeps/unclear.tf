resource "aws_sqs_queue" {
  name = "one"
}

resource "aws_sqs_queue" {
  name = "two"
}

resource "aws_sns_topic" {
  name = "three"
}

resource "other" {
  name = "four"
}

output "all" {
  value = [aws_sns_topic.alerts.arn, aws_sns_topic.orders.arn]
}
