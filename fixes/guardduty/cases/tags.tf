locals {
  tags = {
    Team = "shop"
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = merge(local.tags, { Name = "jobs" })
}
