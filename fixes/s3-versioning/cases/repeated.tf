resource "aws_s3_bucket" "team" {
  for_each = toset(["red", "blue"])
  bucket   = "shop-${each.key}"
}
