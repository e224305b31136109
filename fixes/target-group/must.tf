resource "aws_lb_target_group" "app" {
  name     = slot("name", "app-tg", 32)
  port     = slot("app_port", 80)
  protocol = "HTTP"
  vpc_id   = slot.vpc.id

  target_type = slot("is", "app.kind", "fargate", "ip", null)

  health_check {
    path                = slot("health_check_path", "/")
    matcher             = "200-399"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = slot("tags", "app-tg")
}
