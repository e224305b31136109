variable "buses" {
  type    = set(string)
  default = ["orders", "invoices"]
}

resource "aws_cloudwatch_event_bus" "main" {
  for_each = var.buses
  name     = each.key
}

resource "aws_cloudwatch_event_rule" "all" {
  for_each       = var.buses
  name           = "all-${each.key}"
  event_bus_name = aws_cloudwatch_event_bus.main[each.key].name
  event_pattern  = jsonencode({ account = ["123456789012"] })
}

resource "aws_cloudwatch_event_target" "all" {
  for_each = var.buses
  rule     = aws_cloudwatch_event_rule.all[each.key].name
  arn      = "arn:aws:sqs:eu-west-1:123456789012:all"
}
