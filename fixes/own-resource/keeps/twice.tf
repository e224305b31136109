resource "aws_s3_bucket" "logs" {
  bucket = "example-logs"

  ownership_controls {
    rule {
      object_ownership = "BucketOwnerPreferred"
    }
  }

  ownership_controls {
    rule {
      object_ownership = "BucketOwnerEnforced"
    }
  }
}
