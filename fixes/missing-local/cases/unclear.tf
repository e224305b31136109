# Names that say nothing, a local that is taken apart, and a prefix of nothing.
output "unclear" {
  value = [local.allowed_ip_cidr, local.tags.Environment, local.name_prefix]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = each.key
  metric_name         = each.value.metric
  threshold           = each.value.threshold
  namespace           = "AWS/Lambda"
  statistic           = "Sum"
  period              = local.period
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
}
