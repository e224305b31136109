terraform {
  required_version = "~> 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-north-1"
}

module "alerts" {
  source   = "./modules/alert"
  for_each = local.alerts

  name      = each.key
  threshold = each.value.threshold
  metric    = each.value.metric
  topic_arn = aws_sns_topic.team.arn
}

locals {
  alerts = {
    errors = {
      metric    = "Errors"
      threshold = 1
    }
    throttles = {
      metric    = "Throttles"
      threshold = 10
    }
  }
}

resource "aws_kms_key" "alerts" {
  description         = "Alerts"
  enable_key_rotation = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Alarms"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "sns.amazonaws.com"] }
        Action    = ["kms:Decrypt", "kms:GenerateDataKey*"]
        Resource  = "*"
      }
    ]
  })
}

data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "team" {
  name              = "team-alerts"
  kms_master_key_id = aws_kms_key.alerts.id
}

resource "aws_sqs_queue" "history" {
  name                      = "alert-history"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sns_topic_subscription" "history" {
  topic_arn = aws_sns_topic.team.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.history.arn
}

resource "aws_sqs_queue_policy" "history" {
  queue_url = aws_sqs_queue.history.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.history.arn
      Condition = {
        ArnEquals = { "aws:SourceArn" = aws_sns_topic.team.arn }
      }
    }]
  })
}

output "alarm_arns" {
  value = [for one in module.alerts : one.arn]
}
