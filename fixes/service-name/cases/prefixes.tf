variable "project" {
  type    = string
  default = "observability"
}

resource "aws_lb_target_group" "blue" {
  name_prefix = "blue-tg-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb_target_group" "green" {
  name_prefix = "blue-tg-green-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = "vpc-0123456789abcdef0"
}

resource "aws_lb" "main" {
  name_prefix = "${var.project}-"
  subnets     = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}
