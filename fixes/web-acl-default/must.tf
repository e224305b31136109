resource "aws_wafv2_web_acl" "this" {
  default_action {
    block {}
  }
}
