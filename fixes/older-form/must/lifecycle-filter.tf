resource "aws_s3_bucket_lifecycle_configuration" "this" {
  rule {
    filter {
      and {
        prefix = slot("prefix")
        tags   = slot("value")
      }
    }
  }
}
