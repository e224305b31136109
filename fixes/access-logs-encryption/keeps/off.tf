# It logs nothing.
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
      kms_master_key_id = aws_kms_key.main.arn
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "application"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = false
  }
}
