resource "aws_sns_topic_policy" "this" {
  arn = this.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowOwnAccount"
        Effect    = "Allow"
        Principal = { AWS = "*" }
        Action    = "sns:Publish"
        Resource  = this.arn
        Condition = {
          StringEquals = {
            "aws:SourceOwner" = slot("account")
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "this" {
  queue_url = this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = []
  })
}
