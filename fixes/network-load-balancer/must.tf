resource "aws_lb" "network" {
  name                             = slot("name", "nlb", 32)
  internal                         = false
  load_balancer_type               = "network"
  subnets                          = slot.public_subnets
  enable_cross_zone_load_balancing = true

  tags = slot("tags", "nlb")
}

resource "aws_lb_listener" "network" {
  load_balancer_arn = aws_lb.network.arn
  port              = slot("app_port", 80)
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = slot.target_group.arn
  }

  tags = slot("tags")
}
