resource "aws_s3_bucket" "records" {
  for_each = toset(["images", "reports"])
  bucket   = "shop-${each.key}"
}
