resource "aws_s3_bucket" "this" {
  bucket = "a-5512"
}

output "bucket_arn" {
  value = aws_s3_bucket.this.arn
}
