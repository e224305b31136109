resource "aws_s3_bucket" "trail" {
  bucket = "shop-trail"
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.trail.id
}

resource "aws_s3_bucket_policy" "trail" {
  bucket = aws_s3_bucket.trail.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [], Id = aws_cloudtrail.main.arn })
}
