variable "environment" {
  type    = string
  default = "dev"
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_sns_topic" "step" {
  for_each = { validate = 1, notify = 2 }
  name     = each.key
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

resource "aws_ssm_parameter" "steps" {
  name = "/orders/steps"
  type = "String"
  value = templatefile("${path.module}/steps.tftpl", {
    validate_arn = aws_sns_topic.step["validate"].arn
  })
}

resource "aws_ssm_parameter" "notice" {
  name  = "/orders/notice"
  type  = "String"
  value = templatefile("${path.module}/notice.tftpl", { queue_url = aws_sqs_queue.orders.url })
}
