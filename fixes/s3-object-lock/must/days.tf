resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = this.bucket

  rule {
    default_retention {
      mode = slot("object_lock_mode", "GOVERNANCE")
      days = slot("object_lock_days", 30)
    }
  }
}
