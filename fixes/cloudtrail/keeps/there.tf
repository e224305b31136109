resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_cloudtrail" "org" {
  name           = "organization"
  s3_bucket_name = "central-trail"
}
