variable "email" {
  type = string

  validation {
    condition     = length(var.email) > 3
    error_message = "Must be an address."
  }
}

resource "aws_sns_topic" "main" {
  name = "alerts"
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn = aws_sns_topic.main.arn
  protocol  = "email"
  endpoint  = var.email
}
