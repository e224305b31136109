variable "environment" {
  default = "dev"
}

locals {
  tags = { Environment = local.environment }
}

data "aws_caller_identity" "current" {}

data "aws_vpc" "shared" {
  default = true
}

resource "aws_lb" "web" {
  name = "web"
  tags = var.tags
}

resource "aws_lb_target_group" "web" {
  name     = "web"
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.shared.id
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_alb.web.arn
  port              = 80

  default_action {
    type             = "forward"
    target_group_arn = aws_alb_target_group.web.arn
  }
}

output "account" {
  value = "${caller_identity.current.account_id} ${data.aws_lb.web.dns_name}"
}
