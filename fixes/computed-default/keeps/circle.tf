variable "bucket_name" {
  type    = string
  default = aws_s3_bucket.logs.id
}

resource "aws_s3_bucket" "logs" {
  bucket = var.bucket_name
}
