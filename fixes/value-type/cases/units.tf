variable "retention_days" {
  type    = number
  default = "30 days"
}

resource "aws_kms_key" "this" {
  deletion_window_in_days = "14d"
}

resource "aws_sqs_queue" "this" {
  name                      = "orders"
  message_retention_seconds = "3600 seconds"
}

resource "aws_db_instance" "this" {
  allocated_storage       = "200 GB"
  backup_retention_period = var.retention_days
  instance_class          = "db.t3.micro"
}

resource "aws_cloudwatch_metric_alarm" "disk" {
  alarm_name          = "disk"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = "80%"
}
