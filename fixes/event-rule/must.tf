resource "aws_cloudwatch_event_rule" "schedule" {
  name                = slot("name", "schedule")
  description         = "Calls the function once a day"
  schedule_expression = "rate(1 day)"

  tags = slot("tags")
}

resource "aws_cloudwatch_event_target" "function" {
  rule = aws_cloudwatch_event_rule.schedule.name
  arn  = slot.function.arn
}

resource "aws_lambda_permission" "schedule" {
  statement_id  = "AllowEventBridge"
  action        = "lambda:InvokeFunction"
  function_name = slot.function.function_name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.schedule.arn
}
