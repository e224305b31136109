resource "aws_kms_key" "main" {
  description = "Everything of the shop"
}

resource "aws_s3_bucket" "alb_logs" {
  bucket = "shop-alb-logs"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "alb_logs" {
  bucket = aws_s3_bucket.alb_logs.id

  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.main.arn # the shop's
      sse_algorithm     = "aws:kms"
    }
  }
}

resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "application"

  access_logs {
    bucket  = aws_s3_bucket.alb_logs.bucket
    enabled = true
  }
}

output "logs" {
  value = aws_s3_bucket.alb_logs.arn
}
