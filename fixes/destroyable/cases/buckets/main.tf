resource "aws_s3_bucket" "all" {
  for_each = toset(["a", "b"])

  bucket = "shop-${each.key}"
}

resource "aws_s3_bucket" "kept" {
  bucket        = "shop-kept"
  force_destroy = false
}

resource "aws_ecr_repository" "app" {
  name = "app"
}
