resource "aws_cloudwatch_metric_alarm" "function_errors" {
  alarm_name          = slot("name", "function-errors")
  alarm_description   = "A function failed"
  namespace           = "AWS/Lambda"
  metric_name         = "Errors"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    FunctionName = slot.function.function_name
  }

  tags = slot("tags", "function-errors")
}
