resource "aws_lb_target_group" "app" {
  name     = slot("name", "app-tg", 32)
  port     = slot("app_port", 80)
  protocol = "TCP"
  vpc_id   = slot.vpc.id

  health_check {
    protocol            = "TCP"
    interval            = 30
    healthy_threshold   = 3
    unhealthy_threshold = 3
  }

  tags = slot("tags", "app-tg")
}
