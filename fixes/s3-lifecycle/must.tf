resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = this.id

  rule {
    id     = "archive"
    status = "Enabled"

    filter {}

    transition {
      days          = slot("transition_days", 90)
      storage_class = "GLACIER"
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
