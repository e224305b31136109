resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket_public_access_block" "all" {
  bucket = aws_s3_bucket.logs.bucket
}
