provider "aws" {
  region = "eu-west-1"
}

resource "aws_sns_topic" "one" {
  provider = aws.blue
  name     = "one"
}

resource "aws_sqs_queue" "two" {
  provider = aws.deploy_us
  name     = "two"
}
