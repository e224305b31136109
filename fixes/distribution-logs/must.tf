resource "aws_cloudfront_distribution" "this" {
  logging_config {
    bucket = slot.cdn_logs_bucket.bucket_domain_name
    prefix = "cdn/"
  }
}
