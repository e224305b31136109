resource "aws_wafv2_web_acl_association" "api" {
  resource_arn = slot.rest_stage.arn
  web_acl_arn  = slot.web_acl.arn
}
