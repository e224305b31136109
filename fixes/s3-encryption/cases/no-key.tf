resource "aws_s3_bucket" "data" {
  for_each = toset(["a", "b"])
  bucket   = "shop-${each.key}"
}
