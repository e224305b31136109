provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Environment = "dev"
    }
  }
}

resource "aws_sns_topic" "alerts" {
  name = "alerts-dev"

  tags = {
    Name        = "alerts-dev"
    Environment = "dev"
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs-dev"

  tags = {
    Name        = "jobs-dev"
    Environment = "dev"
  }
}
