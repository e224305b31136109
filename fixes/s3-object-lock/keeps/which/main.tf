resource "aws_s3_bucket" "images" {
  bucket = "shop-images"
}

resource "aws_s3_bucket" "reports" {
  bucket = "shop-reports"
}
