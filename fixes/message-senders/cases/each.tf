variable "shops" {
  type    = set(string)
  default = ["north", "south"]
}

data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "shop" {
  for_each = var.shops
  name     = each.key
}

resource "aws_cloudwatch_event_rule" "shop" {
  for_each            = var.shops
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "shop" {
  for_each = var.shops
  rule     = aws_cloudwatch_event_rule.shop[each.key].name
  arn      = aws_sns_topic.shop[each.key].arn
}
