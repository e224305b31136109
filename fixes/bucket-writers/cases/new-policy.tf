resource "aws_s3_bucket" "audit" {
  bucket = "shop-audit"
}

resource "aws_s3_bucket_versioning" "audit" {
  bucket = aws_s3_bucket.audit.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.audit.id

  tags = {
    Name = "shop"
  }
}

resource "aws_config_delivery_channel" "main" {
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.audit.bucket

  depends_on = [aws_config_configuration_recorder.main]
}

resource "aws_config_configuration_recorder" "main" {
  name     = "shop"
  role_arn = "arn:aws:iam::123456789012:role/config"
}
