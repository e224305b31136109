resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = this.bucket
}
