locals {
  events = {
    spot   = "EC2 Spot Instance Interruption Warning"
    health = "AWS Health Event"
  }
}

resource "aws_cloudwatch_event_rule" "interruption" {
  for_each      = local.event
  name          = each.key
  event_pattern = jsonencode({ "detail-type" = [each.value] })
}
