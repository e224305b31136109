resource "aws_cloudwatch_event_rule" "health" {
  name        = slot("name", "health")
  description = "Events of AWS Health that concern the account"

  event_pattern = jsonencode({
    source = ["aws.health"]
  })

  tags = slot("tags")
}

resource "aws_cloudwatch_event_target" "topic" {
  rule = aws_cloudwatch_event_rule.health.name
  arn  = slot.topic.arn
}
