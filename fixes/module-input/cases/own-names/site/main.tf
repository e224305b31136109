variable "bucket_name" {
  type = string
}

resource "aws_s3_bucket" "site" {
  bucket = var.bucket_name
}
