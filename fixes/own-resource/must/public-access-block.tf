resource "aws_s3_bucket_public_access_block" "this" {
  bucket = this.id
}
