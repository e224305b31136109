data "aws_cloudfront_cache_policy" "this" {
  name = slot("managed")
}
