variable "bucket_policy" {
  type = string
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = var.bucket_policy
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.logs.id
}
