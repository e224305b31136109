resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic" "ops_alerts" {
  name = "ops-alerts"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2

  dimensions = {
    InstanceId = "i-0"
  }

  tags = {
    Name = "cpu"
  }
}
