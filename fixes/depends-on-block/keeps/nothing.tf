resource "aws_sqs_queue" "jobs" {
  name = "jobs"

  depends_on {
    resources = ["aws_sns_topic.events"]
  }
}
