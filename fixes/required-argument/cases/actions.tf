resource "aws_lb_listener" "http" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1"
  port              = 80

  default_action {
    type = "redirect"

    redirect {
      port     = "443"
      protocol = "HTTPS"
    }
  }
}

resource "aws_lb_listener" "weighted" {
  load_balancer_arn = "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/b/1"
  port              = 80

  default_action {
    type = "forward"

    forward {
      target_group {
        arn = "arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/a/1"
      }

      stickiness {
        enabled = false
      }
    }
  }
}

data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]

    principals {
      identifiers = ["cloudfront.amazonaws.com"]
    }
  }
}
