provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { Owner = "data" }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs-${formatdate("YYYYMMDD", timestamp())}"
}
