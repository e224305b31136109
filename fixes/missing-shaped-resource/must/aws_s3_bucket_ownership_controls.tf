resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = slot("only", "aws_s3_bucket").id

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
