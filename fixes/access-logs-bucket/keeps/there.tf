resource "aws_s3_bucket" "alb_logs" {
  bucket = "shop-alb-logs"
}
