resource "aws_lb_listener" "https" {
  load_balancer_arn = slot.load_balancer.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = slot.certificate

  default_action {
    type             = "forward"
    target_group_arn = slot.target_group.arn
  }

  tags = slot("tags")
}
