provider "aws" {
  region = "eu-central-1"
}

resource "aws_sqs_queue" "jobs" {
  name = "shop-jobs"
}

resource "aws_sqs_queue" "mail" {
  name = "shop-mail"
}
