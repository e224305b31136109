resource "aws_s3_bucket" "alb_logs" {
  bucket = "shop-alb-logs"
}

resource "aws_lb" "main" {
  name = "shop"

  access_logs {
    bucket  = aws_s3_bucket.alb_logs.id
    enabled = true
  }
}
