resource "aws_s3_bucket" "data" {
  bucket = "shop-data"

  lifecycle_rule {
    enabled = true

    expiration {
      days = 30
    }
  }
}
