resource "aws_cloudwatch_metric_alarm" "requests_failed" {
  alarm_name          = slot("name", "requests-failed")
  alarm_description   = "More than ten requests in five minutes were answered with an error"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    LoadBalancer = slot.load_balancer.arn_suffix
  }

  tags = slot("tags", "requests-failed")
}
