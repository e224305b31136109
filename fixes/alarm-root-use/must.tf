resource "aws_cloudwatch_log_metric_filter" "root_use" {
  name           = slot("name", "root-use")
  log_group_name = slot.trail_log_group.name
  pattern        = "{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != \"AwsServiceEvent\" }"

  metric_transformation {
    name      = "RootUseCount"
    namespace = "CloudTrailMetrics"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "root_use" {
  alarm_name          = slot("name", "root-use")
  alarm_description   = "Somebody used the root user of the account"
  namespace           = "CloudTrailMetrics"
  metric_name         = "RootUseCount"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  tags = slot("tags", "root-use")
}
