resource "aws_sqs_queue" "orders" {
  for_each = toset(["eu", "us"])

  name = "orders-${each.key}"

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sqs_queue" "failed" {
  name = "failed"

  # Only these may send here.
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = values(aws_sqs_queue.orders)[*].arn
  })
}
