resource "aws_s3_bucket_versioning" "this" {
  bucket = this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = this.id

  depends_on = [aws_s3_bucket_versioning.this]
}
