locals {
  tags = {
    Project = "shop"
  }
}

resource "aws_autoscaling_group" "web" {
  min_size = 1
  max_size = 2
  tags     = merge(local.tags, { Name = "web" })
}

resource "aws_autoscaling_group" "app" {
  min_size = 1
  max_size = 2

  tags = [
    {
      key                 = "Name"
      value               = "app"
      propagate_at_launch = true
    },
    {
      key                 = "Project"
      value               = "shop"
      propagate_at_launch = false
    },
  ]
}
