variable "topic_arn" {
  type    = string
  default = null
}

resource "aws_sns_topic" "alerts" {
  count = var.topic_arn == null ? 1 : 0
  name  = "alerts"
}

locals {
  topic_arn = var.topic_arn == null ? aws_sns_topic.alerts[0].arn : var.topic_arn
  has_topic = try(aws_sns_topic.alerts[0].arn, "") != ""
}

resource "aws_sns_topic_subscription" "queue" {
  count     = local.topic_arn != null ? 1 : 0
  topic_arn = local.topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.alerts.arn
}

resource "aws_sqs_queue" "alerts" {
  name = "alerts"
}

resource "aws_sqs_queue_policy" "alerts" {
  count     = aws_sqs_queue.alerts.arn != "" && local.has_topic ? 1 : 0
  queue_url = aws_sqs_queue.alerts.id
  policy    = jsonencode({ Version = "2012-10-17", Statement = [] })
}
