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

variable "job_timeout" {
  type    = number
  default = "2 hours"
}

variable "queues" {
  type = map(object({
    visibility_timeout = optional(number, 30)
  }))
  default = {
    orders = { visibility_timeout = "2 minutes" }
  }
}

resource "aws_glue_job" "etl" {
  name     = "etl"
  role_arn = "arn:aws:iam::123456789012:role/etl"
  timeout  = var.job_timeout

  command {
    script_location = "s3://scripts/etl.py"
  }
}

resource "aws_sqs_queue" "orders" {
  for_each                   = var.queues
  name                       = each.key
  message_retention_seconds  = "14 days"
  max_message_size           = "256KB"
  visibility_timeout_seconds = each.value.visibility_timeout
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app"
  retention_in_days = "two weeks"
}

resource "aws_backup_plan" "daily" {
  name = "daily"

  rule {
    rule_name         = "daily"
    target_vault_name = "main"
    completion_window = "3 hours"

    lifecycle {
      delete_after = "12 weeks"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "age" {
  alarm_name          = "age"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ApproximateAgeOfOldestMessage"
  namespace           = "AWS/SQS"
  period              = "5 minutes"
  statistic           = "Maximum"
  threshold           = "10 minutes"
}

resource "aws_cloudwatch_metric_alarm" "lag" {
  alarm_name          = "lag"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "GetRecords.IteratorAgeMilliseconds"
  namespace           = "AWS/Kinesis"
  period              = 60
  statistic           = "Maximum"
  threshold           = "1 minute"
}

resource "aws_cloudwatch_metric_alarm" "connections" {
  alarm_name          = "connections"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "DatabaseConnections"
  namespace           = "AWS/RDS"
  period              = 60
  statistic           = "Maximum"
  threshold           = "200 connections"
}
