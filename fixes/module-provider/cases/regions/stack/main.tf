variable "region" {
  type = string
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      Region = var.region
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
