resource "aws_s3_bucket_versioning" "this" {
  bucket = this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = this.id

  rule {
    default_retention {
      mode = slot("object_lock_mode", "GOVERNANCE")
      days = slot("object_lock_days", 30)
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
