variable "name" {
  type    = list(string)
  default = "orders"
}

variable "retention" {
  type    = list(number)
  default = 60
}

resource "aws_sqs_queue" "main" {
  name                      = var.name
  message_retention_seconds = var.retention
}
