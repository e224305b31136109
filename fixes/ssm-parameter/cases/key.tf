resource "aws_kms_key" "main" {
  description         = "Data of the shop"
  enable_key_rotation = true
}

resource "aws_sqs_queue" "jobs" {
  name = "shop-jobs"
}

resource "aws_sqs_queue" "mail" {
  name = "shop-mail"
}
