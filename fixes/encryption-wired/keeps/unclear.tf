resource "aws_kms_key" "blue" {
  description = "Blue team"
}

resource "aws_kms_key" "red" {
  description = "Red team"
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
