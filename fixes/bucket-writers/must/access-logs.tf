resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowAccessLogs"
        Effect    = "Allow"
        Principal = { Service = "logging.s3.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${this.arn}/*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = slot("account")
          }
        }
      },
    ]
  })
}
