resource "aws_lb_listener" "http" {
  load_balancer_arn = slot.load_balancer.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = slot.target_group.arn
  }

  tags = slot("tags")
}
