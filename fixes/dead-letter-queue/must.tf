resource "aws_sqs_queue" "dead_letters" {
  name                      = slot("name", "dead-letters")
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true

  tags = slot("tags")
}
