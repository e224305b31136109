variable "topic_arn" {
  description = "Topic that hears of it"
  type        = string
}

resource "aws_sqs_queue" "work" {
  name = "work"
}

resource "aws_sns_topic_subscription" "work" {
  topic_arn = var.topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.work.arn
}

output "queue_arn" {
  value = aws_sqs_queue.work.arn
}
