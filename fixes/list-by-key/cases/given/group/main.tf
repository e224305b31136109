variable "group_arns" {
  type = list(string)
}

resource "aws_autoscaling_group" "each" {
  for_each           = toset(["blue", "green"])
  name               = each.key
  min_size           = 1
  max_size           = 2
  availability_zones = ["us-east-1a"]
  target_group_arns  = [var.group_arns[each.key]]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}
