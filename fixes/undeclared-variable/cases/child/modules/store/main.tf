resource "aws_s3_bucket" "data" {
  bucket = "data-${var.environment}-${var.bucket_suffix}"
  tags   = var.common_tags
}
