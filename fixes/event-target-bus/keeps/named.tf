resource "aws_cloudwatch_event_rule" "failed" {
  name           = "failed"
  event_bus_name = "orders"
  event_pattern  = jsonencode({ detail-type = ["OrderFailed"] })
}

resource "aws_cloudwatch_event_target" "failed" {
  rule           = aws_cloudwatch_event_rule.failed.name
  event_bus_name = "orders"
  arn            = "arn:aws:sqs:eu-west-1:123456789012:failed"
}
