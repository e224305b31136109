resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}

# The only entry.
resource "aws_sns_topic" "alerts" {
  name = "alerts"

  depends_on = [aws_iam_policy_attachment.senders]
}

# One of several.
resource "aws_sqs_queue" "later" {
  name = "later"

  depends_on = [
    aws_sqs_queue.jobs,
    aws_iam_policy_attachment.senders,
  ]
}
