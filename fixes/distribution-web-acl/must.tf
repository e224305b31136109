resource "aws_cloudfront_distribution" "this" {
  web_acl_id = slot.cdn_web_acl.arn
}
