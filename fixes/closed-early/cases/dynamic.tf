resource "aws_autoscaling_group" "web" {
  max_size = 2
  min_size = 1

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

  dynamic "tag" {
    for_each = { Team = "web" }

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }

  desired_capacity = 1
}
