resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "example-logs"

  rule {
    id     = "archive"
    status = "Enabled"
    transition {
      days          = 30
      storage_class = "GLACIER"
    }
  }

  rule {
    id     = "exports"
    status = "Enabled"

    filter {
      prefix = "exports/"
    }

    expiration { days = 90 }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "all" {
  bucket = "example-all"

  dynamic "rule" {
    for_each = { expire = 30 }

    content {
      id     = rule.key
      status = "Enabled"

      expiration {
        days = rule.value
      }
    }
  }
}
