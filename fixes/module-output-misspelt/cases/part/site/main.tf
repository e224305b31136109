resource "aws_s3_bucket" "site" {
  bucket = "site"
}

resource "aws_s3_bucket" "logs" {
  bucket = "logs"
}

output "bucket_name" {
  value = aws_s3_bucket.site.id
}
