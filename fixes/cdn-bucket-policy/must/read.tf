resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowCloudFront"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "${this.arn}/*"
        Condition = {
          StringEquals = {
            "AWS:SourceArn" = slot("distribution")
          }
        }
      },
    ]
  })
}
