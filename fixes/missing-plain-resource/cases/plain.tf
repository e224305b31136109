resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_cloudwatch_log_group" "app" {
  name = "shop-app"

  tags = {
    Name = "shop-app"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "shop-errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 1
  alarm_actions       = [aws_sns_topic.security_alerts.arn]
}

resource "aws_db_instance" "main" {
  identifier        = "shop-${random_id.suffix.hex}"
  engine            = "postgres"
  instance_class    = "db.t3.micro"
  allocated_storage = 20
  username          = "shop"
  password          = random_password.database.result
}

output "queues" {
  value = [aws_sqs_queue.work[0].url, aws_sqs_queue.work[1].url]
}
