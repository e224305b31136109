resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = "{}"
}

resource "aws_iam_instance_profile" "app" {
  name = "app"
  role = aws_iam_role.app
}

resource "aws_security_group" "app" {
  count = 2

  name = "app-${count.index}"
}

resource "aws_instance" "app" {
  ami                    = "ami-0123456789abcdef0"
  instance_type          = "t3.micro"
  iam_instance_profile   = aws_iam_instance_profile.app
  vpc_security_group_ids = [aws_security_group.app[0], aws_security_group.app[1].id]
}

resource "aws_kms_key" "main" {}

resource "aws_sns_topic" "alerts" {
  name              = "alerts"
  kms_master_key_id = aws_kms_key.main
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  alarm_name          = "cpu"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 60
  statistic           = "Average"
  threshold           = 80
  alarm_actions       = [aws_sns_topic.alerts]
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.alerts
  protocol  = "email"
  endpoint  = "ops@example.org"
}
