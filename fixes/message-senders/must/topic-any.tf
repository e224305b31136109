resource "aws_sns_topic_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = slot("sid")
        Effect    = "Allow"
        Principal = { Service = slot("service") }
        Action    = "sns:Publish"
        Resource  = this.arn
      },
    ]
  })
}
