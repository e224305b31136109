variable "region" {
  type = string
}

provider "aws" {
  region = var.region
}

resource "aws_sqs_queue" "jobs" {
  name_prefix = "jobs-"
}
