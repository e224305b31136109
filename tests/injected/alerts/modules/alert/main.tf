terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  alarm_name          = "team-${var.name}"
  alarm_description   = "Lambda ${lower(var.metric)} in the account"
  namespace           = "AWS/Lambda"
  metric_name         = var.metric
  statistic           = "Sum"
  period              = var.period
  evaluation_periods  = 1
  threshold           = var.threshold
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic_arn]
}

variable "name" {
  type = string
}

variable "metric" {
  type = string
}

variable "threshold" {
  type = number
}

variable "period" {
  type    = number
  default = 300
}

variable "topic_arn" {
  type = string
}

output "arn" {
  value = aws_cloudwatch_metric_alarm.this.arn
}
