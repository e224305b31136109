resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 2

  tag {
    key                 = "Name"
    value               = "web"
    propagate_at_launch = true
  }
}
