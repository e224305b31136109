resource "aws_cloudwatch_log_metric_filter" "unauthorized_calls" {
  name           = slot("name", "unauthorized-calls")
  log_group_name = slot.trail_log_group.name
  pattern        = "{ ($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\") }"

  metric_transformation {
    name      = "UnauthorizedCallCount"
    namespace = "CloudTrailMetrics"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "unauthorized_calls" {
  alarm_name          = slot("name", "unauthorized-calls")
  alarm_description   = "More than five calls in five minutes were refused for lack of permission"
  namespace           = "CloudTrailMetrics"
  metric_name         = "UnauthorizedCallCount"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  tags = slot("tags", "unauthorized-calls")
}
