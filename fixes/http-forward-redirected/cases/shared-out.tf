resource "aws_lb" "main" {
  subnets = ["subnet-0", "subnet-1"]
}

resource "aws_lb_target_group" "old" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

resource "aws_lb_target_group" "new" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.old.arn
        weight = 90
      }

      target_group {
        arn    = aws_lb_target_group.new.arn
        weight = 10
      }
    }
  }
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  certificate_arn   = "arn:aws:acm:us-east-1:123456789012:certificate/0"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.old.arn
  }
}
