resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2"

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/1"
  }

  condition {
    host_header {
      values = ["example.org"]
    }
  }

  condition {
    field  = "moon-phase"
    values = ["full"]
  }
}
