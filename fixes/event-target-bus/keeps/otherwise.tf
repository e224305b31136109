resource "aws_cloudwatch_event_rule" "all" {
  for_each       = toset(["orders", "invoices"])
  name           = "all-${each.key}"
  event_bus_name = each.key
  event_pattern  = jsonencode({ account = ["123456789012"] })
}

resource "aws_cloudwatch_event_target" "orders" {
  rule = aws_cloudwatch_event_rule.all["orders"].name
  arn  = "arn:aws:sqs:eu-west-1:123456789012:orders"
}
