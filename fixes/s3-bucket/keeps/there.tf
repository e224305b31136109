resource "aws_s3_bucket" "any" {
  bucket = "shop"
}
