resource "aws_sqs_queue" "jobs" {
  name = "jobs"
  fifo = = { a = 1
    b = 2 }
  delay_seconds = 5
}

resource "aws_sns_topic" "alerts" {
  name = "alerts"
  @todo
}
