resource "aws_lb" "main" {
  name               = "shop-alb"
  load_balancer_type = "application"
  subnets            = ["subnet-0", "subnet-1"]
}

resource "aws_lb_target_group" "app" {
  name     = "shop-app"
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

variable "certificate_arn" {
  type = string
}
