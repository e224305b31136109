resource "aws_lb_target_group" "app" {
  name     = "shop-app"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}
