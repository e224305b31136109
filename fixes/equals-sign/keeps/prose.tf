resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

Note: the queue is not encrypted
