resource "aws_lb_target_group" "blue" {
  name     = "the-shop-of-the-whole-company-target-blue"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "green" {
  name     = "the-shop-of-the-whole-company-target-green"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}
