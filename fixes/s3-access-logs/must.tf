resource "aws_s3_bucket_logging" "this" {
  bucket        = this.id
  target_bucket = slot.access_logs_bucket.id
  target_prefix = "s3/"
}
