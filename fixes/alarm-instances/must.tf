resource "aws_cloudwatch_metric_alarm" "instances_cpu" {
  alarm_name          = slot("name", "instances-cpu")
  alarm_description   = "The instances have been busy for ten minutes"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = slot("cpu_threshold", 80)
  period              = 300
  evaluation_periods  = 2
  treat_missing_data  = "notBreaching"
  alarm_actions       = [slot("topic", null).arn]

  dimensions = {
    AutoScalingGroupName = slot.autoscaling_group.name
  }

  tags = slot("tags", "instances-cpu")
}
