resource "aws_s3_bucket_versioning" "this" {
  bucket = this.id
}
