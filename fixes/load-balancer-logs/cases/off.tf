resource "aws_s3_bucket" "alb_logs" {
  bucket = "shop-alb-logs"
}

resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "application"

  access_logs {
    bucket  = aws_s3_bucket.alb_logs.id
    enabled = false
  }
}

resource "aws_alb" "old" {
  name = "shop-old"
}
