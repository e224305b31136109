variable "env" {
  type    = string
  default = "dev"
}

locals {
  prefix = "corp-"
}

resource "aws_sqs_queue" "orders" {
  name = "${local.prefix}orders-${var.env}"
}

resource "aws_sqs_queue" "refunds" {
  name = "${local.prefix}refunds-${var.env}"
}
