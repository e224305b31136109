resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

resource "aws_cloudwatch_met
