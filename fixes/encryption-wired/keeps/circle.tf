resource "aws_kms_key" "main" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "kms:*"
        Resource  = "*"
        Condition = { ArnEquals = { "aws:SourceArn" = aws_sqs_queue.jobs.arn } }
      }
    ]
  })
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs"
}
