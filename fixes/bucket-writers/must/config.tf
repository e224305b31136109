resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowConfigCheck"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = ["s3:GetBucketAcl", "s3:ListBucket"]
        Resource  = this.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = slot("account")
          }
        }
      },
      {
        Sid       = "AllowConfigWrite"
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${this.arn}/*"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = slot("account")
            "s3:x-amz-acl"      = "bucket-owner-full-control"
          }
        }
      },
    ]
  })
}
