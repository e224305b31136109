resource "aws_kms_key" "main" {
  description = "Everything of the shop"
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}

resource "aws_s3_bucket" "access" {
  bucket = "shop-access-logs"
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.logs.id
}

resource "aws_lb" "main" {
  name = "shop"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    prefix  = "alb"
    enabled = true
  }
}
