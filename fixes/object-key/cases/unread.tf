locals {
  alarms = {
    root = { metric = "RootUse", text = "The root user was used" }
    keys = { metric = "KeyUse", text = "A key was used" }
  }

  spokes = {
    live = { cidr = "10.1.0.0/16", env = "production" }
    test = { cidr = "10.2.0.0/16", env = "testing" }
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

resource "aws_vpc" "spoke" {
  for_each   = local.spokes
  cidr_block = each.value.cidr

  tags = {
    Environment = each.value.environment
  }
}
