resource "aws_s3_bucket" "cdn_logs" {
  bucket = "shop-cdn-logs"
}

