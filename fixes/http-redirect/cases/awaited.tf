variable "certificate_arn" {
  type = string
}

resource "aws_lb" "main" {
  name    = "shop"
  subnets = ["subnet-0", "subnet-1"]
}

resource "aws_lb_target_group" "shop" {
  name     = "shop"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = var.certificate_arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}
