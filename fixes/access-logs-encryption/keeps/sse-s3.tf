# S3 itself encrypts it.
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
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "application"

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}
