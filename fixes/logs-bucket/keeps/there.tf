resource "aws_s3_bucket" "audit" {
  bucket = "shop-audit"
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.audit.id
}
