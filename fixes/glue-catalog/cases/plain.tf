resource "aws_s3_bucket" "raw_data" {
  bucket_prefix = "shop-raw-"
}
