resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_ssm_document" "session" {
  name          = "SSM-SessionManagerRunShell"
  document_type = "Session"
  content       = "{}"
}
