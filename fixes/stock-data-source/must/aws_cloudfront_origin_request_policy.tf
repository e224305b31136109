data "aws_cloudfront_origin_request_policy" "this" {
  name = slot("managed")
}
