variable "waits_for" {
  type    = string
  default = null
}

resource "aws_sns_topic" "events" {
  name = "events"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  dynamic "depends_on" {
    for_each = var.waits_for == null ? [] : [1]
    content {
      value = [var.waits_for]
    }
  }
}

resource "aws_sqs_queue" "dead" {
  name = "dead"

  depends_on {
    resources = [aws_sns_topic.events]
  }
}
