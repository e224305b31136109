resource "aws_cloudfront_origin_access_identity" "this" {
  comment = slot("own_name")
}
