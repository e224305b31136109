provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "second"
  region = "us-west-2"
}

resource "aws_sqs_queue "jobs" {
  provider = aws.second
  name     = "jobs"

  tags = {
    Team = "jobs"
  }
}

resource "aws_sqs_queue" "dead" {
  provider = aws.second
  name     = "dead"
}
