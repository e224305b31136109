variable "paths" {
  type    = list(string)
  default = ["/a", "/b"]
}

resource "aws_lb_listener_rule" "web" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/a/1/2"

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/a/1"
  }

  condition {
    field  = "host-header"
    values = ["example.org"]
  }

  condition {
    field  = "path_pattern"
    values = var.paths
  }
}
