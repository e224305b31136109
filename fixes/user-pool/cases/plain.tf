resource "aws_sqs_queue" "jobs" {
  name = "shop-jobs"
}

resource "aws_sqs_queue" "mail" {
  name = "shop-mail"
}
