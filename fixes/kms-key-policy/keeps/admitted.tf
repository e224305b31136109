data "aws_region" "current" {}

resource "aws_kms_key" "main" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = ["logs.${data.aws_region.current.id}.amazonaws.com", "cloudtrail.amazonaws.com"] }
        Action    = "kms:*"
        Resource  = "*"
      }
    ]
  })
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/shop/app"
  kms_key_id = aws_kms_key.main.arn
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = "shop-trail"
  kms_key_id     = aws_kms_key.main.arn
}
