resource "aws_lb_target_group" "app" {
  name            = "app"
  port            = 80
  protocol        = "HTTP"
  vpc_id          = "vpc-0123456789abcdef0"
  type            = "lb_cookie"
  cookie_duration = 3600
}

data "aws_subnets" "app" {
  name   = "vpc-id"
  values = ["vpc-0123456789abcdef0"]
}
