variable "queue_arn" {
  description = "Queue that is read"
  type        = string
}

resource "aws_lambda_event_source_mapping" "this" {
  event_source_arn = var.queue_arn
  function_name    = "front"
}

resource "aws_sns_topic" "done" {
  name = "done"
}

output "topic_arn" {
  value = aws_sns_topic.done.arn
}
