resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  alarm_actions       = ["arn:aws:automate:eu-west-1:ec2:recover"]
}
