# Two keys are read nowhere: which one was meant, nothing says.
locals {
  alarms = {
    root = { metric = "RootUse", text = "The root user was used", level = "high" }
  }
}

resource "aws_cloudwatch_metric_alarm" "audit" {
  for_each            = local.alarms
  alarm_name          = each.key
  alarm_description   = each.value.description
  namespace           = "Audit"
  metric_name         = each.value.metric
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  period              = 300
  statistic           = "Sum"
  threshold           = 0
}
