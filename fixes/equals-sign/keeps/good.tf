resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  tags = { Team : "data", "Stage" : "test" }

  timeouts {
    create = "5m"
  }
}
