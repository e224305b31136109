resource "aws_autoscaling_group" "this" {
  dynamic "tag" {
    for_each = slot("tags")

    content {
      key                 = tag.key
      value               = tag.value
      propagate_at_launch = true
    }
  }
}
