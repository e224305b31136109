resource "aws_cloudwatch_event_rule" "any" {
  schedule_expression = "rate(1 hour)"
}
