resource "aws_lb_listener_rule" "api" {
  listener_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/main/1/2"
  priority     = 10

  action {
    type             = "forward"
    target_group_arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/main/1"
  }

  condition {
    path_pattern = ["/api/*", "/v1/*"]
  }
}
