resource "aws_autoscaling_group" "web" {
  name                = "web"
  min_size            = 1
  max_size            = 2
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]
  target_group_arns   = [aws_lb_target_group.web.arn]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}
