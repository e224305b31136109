variable "emails" {
  type = list(string)
}

variable "consumers" {
  type = map(object({
    account_id = string
    level      = string
  }))

  validation {
    condition     = alltrue([for name, one in var.consumers : contains(["read", "write"], one.level)])
    error_message = "Must be read or write."
  }
}

variable "database" {
  type = object({
    instance_class    = string
    allocated_storage = number
    multi_az          = bool
    engine_version    = optional(string)
  })
}

variable "source_bucket" {
  type = string
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}

resource "aws_sns_topic_subscription" "alerts" {
  count = length(var.emails)

  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.emails[count.index]
}

resource "aws_iam_role" "consumer" {
  for_each = var.consumers

  name = "consumer-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { AWS = each.value.account_id }
      }
    ]
  })
}

resource "aws_db_instance" "main" {
  identifier                  = "main"
  engine                      = "postgres"
  engine_version              = var.database.engine_version
  instance_class              = var.database.instance_class
  allocated_storage           = var.database.allocated_storage
  multi_az                    = var.database.multi_az
  username                    = "shop"
  manage_master_user_password = true
}

resource "aws_iam_policy" "read" {
  name = "read"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "arn:aws:s3:::${var.source_bucket}/*"
      }
    ]
  })
}
