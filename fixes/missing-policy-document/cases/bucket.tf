data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = data.aws_iam_policy_document.logs.json
}

resource "aws_kms_key" "main" {
  description         = "main"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}
