resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_cloudwatch_log_group" "alerts" {
  name = "/alerts/${aws_sns_topic.alerts.name}"
}
