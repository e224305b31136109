resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = this.id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
