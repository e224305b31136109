resource "aws_s3_bucket" "this" {
  bucket_prefix = slot("own_name", "-")

  tags = slot("tags")
}
