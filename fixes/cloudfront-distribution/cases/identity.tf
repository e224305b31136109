resource "aws_cloudfront_origin_access_identity" "media" {
  comment = "shop-media"
}

resource "aws_s3_bucket" "dev" {
  bucket = "shop-media-dev"
}

resource "aws_s3_bucket" "prod" {
  bucket = "shop-media-prod"
}

resource "aws_s3_bucket_policy" "prod" {
  bucket = aws_s3_bucket.prod.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = aws_cloudfront_origin_access_identity.media.iam_arn }
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.prod.arn}/*"
      }
    ]
  })
}
