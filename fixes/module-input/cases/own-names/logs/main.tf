resource "aws_s3_bucket" "logs" {
  bucket = "logs-6621"
}

output "bucket_name" {
  value = aws_s3_bucket.logs.bucket
}
