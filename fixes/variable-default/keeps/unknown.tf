variable "alert_email" {
  type = string
}

variable "code" {
  type = string

  validation {
    condition     = can(regex("^[A-Z]{3}-[0-9]{4}$", var.code))
    error_message = "Like ABC-1234."
  }
}

resource "aws_sns_topic_subscription" "alerts" {
  topic_arn = "arn:aws:sns:us-east-1:123456789012:${var.code}"
  protocol  = "email"
  endpoint  = var.alert_email
}
