resource "aws_sqs_queue_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = slot("sid")
        Effect    = "Allow"
        Principal = { Service = slot("service") }
        Action    = "sqs:SendMessage"
        Resource  = this.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = slot("account")
          }
          ArnEquals = {
            "aws:SourceArn" = slot("source")
          }
        }
      },
    ]
  })
}
