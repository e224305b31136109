resource "aws_wafv2_web_acl_logging_configuration" "this" {
  resource_arn = this.arn
}
