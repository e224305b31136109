resource "aws_s3_bucket_policy" "this" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AllowCloudTrailCheck"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = this.arn
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = slot("account")
          }
        }
      },
      {
        Sid       = "AllowCloudTrailWrite"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
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
