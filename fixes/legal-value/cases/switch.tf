resource "aws_s3_bucket_versioning" "orders" {
  bucket = "shop-orders"

  versioning_configuration {
    status     = "Enabled"
    mfa_delete = false
  }
}
