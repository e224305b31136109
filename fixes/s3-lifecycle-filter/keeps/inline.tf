resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"

  lifecycle_rule {
    enabled = true

    expiration {
      days = 90
    }
  }
}
