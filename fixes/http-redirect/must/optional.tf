# Redirects as soon as there is a listener for HTTPS
resource "aws_lb_listener" "http" {
  load_balancer_arn = slot.load_balancer.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = slot.no_https ? "forward" : "redirect"
    target_group_arn = slot.no_https ? slot.target_group.arn : null

    dynamic "redirect" {
      for_each = slot.no_https ? [] : [443]

      content {
        port        = redirect.value
        protocol    = "HTTPS"
        status_code = "HTTP_301"
      }
    }
  }

  tags = slot("tags")
}
