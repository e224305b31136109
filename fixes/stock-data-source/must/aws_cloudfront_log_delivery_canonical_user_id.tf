data "aws_cloudfront_log_delivery_canonical_user_id" "this" {}
