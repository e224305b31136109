variable "more" {
  type = any
}

resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 2
  tags     = concat(var.more, [])
}
