resource "aws_wafv2_web_acl_association" "alb" {
  resource_arn = slot.load_balancer.arn
  web_acl_arn  = slot.web_acl.arn
}
