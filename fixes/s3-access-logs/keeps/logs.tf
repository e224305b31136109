resource "aws_s3_bucket" "access_logs" {
  bucket = "shop-access-logs"
}

resource "aws_s3_bucket" "audit" {
  bucket = "shop-audit"
}
