resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

provider "aws" {
  alias  = "unused"
  region = "us-east-1"
}
