variable "alert_email" {
  description = "Who is told of alerts by e-mail; nobody while it is empty"
  type        = string
  default     = slot("email", "")
}

data "aws_caller_identity" "current" {}

resource "aws_sns_topic" "alerts" {
  name              = slot("name", "alerts")
  kms_master_key_id = slot("key", null).id

  tags = slot("tags", "alerts")
}

resource "aws_sns_topic_policy" "alerts" {
  arn = aws_sns_topic.alerts.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowAlarms"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alerts.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  count     = var.alert_email == "" ? 0 : 1
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.alert_email
}
