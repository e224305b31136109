resource "aws_sqs_queue" "orders" {
  name = "orders"
}

locals {
  rules = {
    placed = { pattern = { source = ["orders"] }, target = aws_sqs_queue.orders.arn }
    billed = { pattern = { source = ["bills"], detail-type = ["Billed"] }, target = aws_sqs_queue.orders.arn }
  }
}

resource "aws_cloudwatch_event_rule" "all" {
  for_each = local.rules

  name          = each.key
  event_pattern = each.value.pattern
}
