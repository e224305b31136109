locals {
  buckets = ["raw", "clean"]
}

resource "aws_s3_bucket" "all" {
  for_each = local.buckets
  bucket   = "lake-${each.value}"
}

resource "aws_s3_bucket_versioning" "raw" {
  bucket = aws_s3_bucket.raw.id

  versioning_configuration {
    status = "Enabled"
  }
}
