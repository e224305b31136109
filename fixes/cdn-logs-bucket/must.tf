data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "cdn_logs" {
  bucket = "${slot("name", "cdn-logs", 50)}-${data.aws_caller_identity.current.account_id}"

  tags = slot("tags", "cdn-logs")
}

resource "aws_s3_bucket_public_access_block" "cdn_logs" {
  bucket                  = aws_s3_bucket.cdn_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# CloudFront gives itself the right to write by the bucket's access control list.
resource "aws_s3_bucket_ownership_controls" "cdn_logs" {
  bucket = aws_s3_bucket.cdn_logs.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "cdn_logs" {
  bucket = aws_s3_bucket.cdn_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "cdn_logs" {
  bucket = aws_s3_bucket.cdn_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = slot("log_expiration_days", 365)
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
