resource "aws_kms_key" "one" {}

resource "aws_kms_key" "two" {}

resource "aws_s3_bucket" "data" {
  bucket = "shop-data"
}
