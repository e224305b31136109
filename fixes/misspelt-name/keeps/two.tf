resource "aws_autoscaling_group" "main" {
  mx_size          = 2
  desired_capacity = 1
}
