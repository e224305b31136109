resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = "example-logs"

  rule {
    id     = "one"
    status = "Enabled"
    filter {}
    expiration {
      days = 90
    }
  }

  rule {
    id     = "two"
    status = "Enabled"
    prefix = "tmp/"
    expiration {
      days = 1
    }
  }
}
