provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  provider            = aws.west
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
}
