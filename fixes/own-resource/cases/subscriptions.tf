resource "aws_sns_topic" "main" {
  name = "main"

  subscription {
    protocol = "sqs"
    endpoint = "arn:aws:sqs:eu-west-1:123456789012:a"
  }

  subscription {
    protocol = "sqs"
    endpoint = "arn:aws:sqs:eu-west-1:123456789012:b"
  }
}
