variable "logged" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "logs" {
  count         = var.logged ? 1 : 0
  bucket_prefix = "logs-"
}

resource "aws_s3_bucket" "site" {
  bucket_prefix = "site-"
}

resource "aws_s3_bucket_logging" "site" {
  bucket        = aws_s3_bucket.site.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "site/"
}
