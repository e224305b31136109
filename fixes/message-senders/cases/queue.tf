resource "aws_sns_topic" "orders" {
  name = "shop-orders"
}

resource "aws_sqs_queue" "orders" {
  name = "shop-orders"
}

resource "aws_sns_topic_subscription" "orders" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.orders.arn
}

resource "aws_cloudwatch_event_rule" "nightly" {
  count               = 2
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "nightly" {
  count = 2
  rule  = aws_cloudwatch_event_rule.nightly[count.index].name
  arn   = aws_sqs_queue.orders.arn
}
