provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

data "aws_caller_identity" "current" {}

locals {
  key_arn = aws_kms_key.west.arn
}

resource "aws_kms_key" "west" {
  provider = aws.west
}

resource "aws_kms_key_policy" "west" {
  provider = aws.west
  key_id   = aws_kms_key.west.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = {
      Sid       = "Root"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }
  })
}

resource "aws_cloudwatch_log_group" "west" {
  provider   = aws.west
  name       = "/shop/west"
  kms_key_id = local.key_arn
}

resource "aws_s3_bucket" "trail" {
  provider = aws.west
  bucket   = "shop-trail"
}

resource "aws_s3_bucket_server_side_encryption_configuration" "trail" {
  provider = aws.west
  bucket   = aws_s3_bucket.trail.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = local.key_arn
    }
  }
}

resource "aws_cloudtrail" "main" {
  provider       = aws.west
  name           = "shop"
  s3_bucket_name = aws_s3_bucket.trail.id
}
