resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "audit" {
  bucket = "shop-audit-logs"

  tags = {
    Name = "shop-audit"
  }
}
