resource "aws_sqs_queue" "main" {
  name                      = "main"
  message_retention_minutes = 60
}
