resource "aws_s3_bucket" "dev" {
  bucket = "shop-media-dev"
}

resource "aws_s3_bucket" "prod" {
  bucket = "shop-media-prod"
}

resource "aws_s3_bucket_versioning" "prod" {
  bucket = aws_s3_bucket.prod.id

  versioning_configuration {
    status = "Enabled"
  }
}
