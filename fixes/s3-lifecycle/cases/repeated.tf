resource "aws_s3_bucket" "team" {
  count  = 2
  bucket = "shop-${count.index}"
}
