resource "aws_wafv2_web_acl" "this" {
  rule {
    override_action {
      none {}
    }
  }
}
