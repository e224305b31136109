resource "aws_s3_bucket" "store" {
  bucket_prefix = "store-"
}
