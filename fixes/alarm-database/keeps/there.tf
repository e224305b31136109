resource "aws_db_instance" "main" {
  identifier     = "shop"
  instance_class = "db.t3.micro"
  engine         = "mysql"
}

resource "aws_cloudwatch_metric_alarm" "db" {
  alarm_name          = "db"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
}
