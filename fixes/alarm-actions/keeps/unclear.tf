resource "aws_sns_topic" "orders" {
  name = "orders"
}

resource "aws_sns_topic" "returns" {
  name = "returns"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
}
