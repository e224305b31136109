variable "alert_email" {
  description = "Who is told of alerts by e-mail; nobody while it is empty"
  type        = string
  default     = slot("email", "")
}

resource "aws_sns_topic_subscription" "email" {
  count     = var.alert_email == "" ? 0 : 1
  topic_arn = slot.topic.arn
  protocol  = "email"
  endpoint  = var.alert_email
}
