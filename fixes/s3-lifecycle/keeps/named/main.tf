resource "aws_s3_bucket" "photos" {
  bucket = "shop-photos"
}

resource "aws_s3_bucket" "access_logs" {
  bucket = "shop-access-logs"
}

resource "aws_s3_bucket_lifecycle_configuration" "access_logs" {
  bucket = aws_s3_bucket.access_logs.id

  rule {
    id     = "archive"
    status = "Enabled"

    filter {}

    transition {
      days          = 90
      storage_class = "GLACIER"
    }
  }
}
