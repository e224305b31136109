resource "aws_lb_listener" "this" {
  load_balancer_arn = slot("only", "aws_lb").arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = slot("only", "aws_lb_target_group").arn
  }
}
