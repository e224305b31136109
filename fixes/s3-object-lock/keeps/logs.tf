resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_logging" "data" {
  bucket        = "shop-data"
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "data/"
}
