resource "aws_lb" "main" {
  name    = "main"
  subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

resource "aws_codedeploy_deployment_group" "app" {
  app_name              = "app"
  deployment_group_name = "app"
  service_role_arn      = "arn:aws:iam::123456789012:role/deploy"

  alarm_configuration {
    enabled = true
    alarms  = [aws_cloudwatch_metric_alarm.http_5xx.alarm_name]
  }
}
