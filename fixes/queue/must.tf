resource "aws_sqs_queue" "dlq" {
  name                      = slot("name", "dlq")
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true

  tags = slot("tags")
}

resource "aws_sqs_queue" "main" {
  name                       = slot("name", "queue")
  visibility_timeout_seconds = slot("visibility_timeout", 60)
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dlq.arn
    maxReceiveCount     = slot("max_receive_count", 5)
  })

  tags = slot("tags")
}
