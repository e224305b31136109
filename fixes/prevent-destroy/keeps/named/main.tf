resource "aws_s3_bucket" "photos" {
  bucket = "shop-photos"
}
