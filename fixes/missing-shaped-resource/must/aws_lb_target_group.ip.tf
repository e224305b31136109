resource "aws_lb_target_group" "this" {
  name        = slot("own_name")
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = slot.vpc.id

  health_check {
    path = "/"
  }

  tags = slot("tags")
}
