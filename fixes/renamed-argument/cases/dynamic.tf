resource "aws_lb_listener" "web" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/main/example"
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "forward"

    dynamic "forward" {
      for_each = [1]

      content {
        target_group_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/example"
      }
    }
  }
}
