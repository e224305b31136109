resource "aws_s3_bucket_policy" "this" {
  bucket = this.id
  policy = slot("value")
}
