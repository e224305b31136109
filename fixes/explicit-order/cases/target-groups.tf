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
  load_balancer_arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/0"
  port              = 80

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

resource "aws_lb_target_group" "api" {
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0"
}

resource "aws_lb_listener_rule" "api" {
  listener_arn = aws_lb_listener.http.arn

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }

  condition {
    path_pattern {
      values = ["/api/*"]
    }
  }
}

resource "aws_ecs_service" "old" {
  name = "old"

  load_balancer {
    target_group_arn = aws_lb_target_group.old.arn
    container_name   = "shop"
    container_port   = 80
  }
}

resource "aws_ecs_service" "api" {
  name = "api"

  load_balancer {
    target_group_arn = aws_lb_target_group.api.arn
    container_name   = "api"
    container_port   = 80
  }
}

resource "aws_lb_listener_rule" "shop" {
  listener_arn = aws_lb_listener.http.arn

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.new.arn
  }

  condition {
    path_pattern {
      values = ["/shop/*"]
    }
  }
}

resource "aws_ecs_service" "new" {
  name = "new"

  load_balancer {
    target_group_arn = aws_lb_target_group.new.arn
    container_name   = "shop"
    container_port   = 80
  }

  depends_on = [
    aws_lb_target_group.old
  ]
}
