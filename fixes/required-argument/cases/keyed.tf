resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_kms_key" "logs" {}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      kms_master_key_id = aws_kms_key.logs.arn
    }
  }
}
