resource "aws_sns_topic" "alerts" {
  name = "alerts"
}
instance_type = "t3.micro"

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
name = "other"
