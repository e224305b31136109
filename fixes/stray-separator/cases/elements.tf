resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Team = "data" Stage = "test" }
}

locals {
  zones = [
    "a"
    "b",
    "c"
  ]
  found = flatten([
    [for zone in local.zones : zone]...,
    "d",
  ])
}
