locals {
  stamp = timestamp()
  base = {
    Owner   = "data"
    Applied = local.stamp
  }
  tags = merge(local.base, { Day = formatdate("DD", timestamp()) })
  name = "run-${formatdate("YYYYMMDD", timestamp())}"
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = local.tags
  }
}

resource "aws_sqs_queue" "jobs" {
  name = local.name
}
