resource "aws_sns_topic" "alerts" {
  name = "alerts-${count.index}"
}

resource "aws_sqs_queue" "alerts" {
  name = "alerts-${each.key}"
}
