variable "queue_policy" {
  type = string
}

variable "topic_arn" {
  type = string
}

resource "aws_sns_topic" "orders" {
  name = "shop-orders"
}

resource "aws_sqs_queue" "orders" {
  name   = "shop-orders"
  policy = var.queue_policy
}

resource "aws_sqs_queue" "returns" {
  name = "shop-returns"
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}

resource "aws_sns_topic_subscription" "returns" {
  topic_arn = var.topic_arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.returns.arn
}
