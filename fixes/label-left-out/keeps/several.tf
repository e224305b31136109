resource "aws_sqs_queue" "a" {}

resource "aws_sqs_queue" "b" {}

resource "aws_sns_topic" "all" {
  count = 2
}

resource "aws_kms_key" "main" {}

output "all" {
  value = [aws_sqs_queue.arn, aws_sns_topic.arn, aws_kms_key.other]
}
