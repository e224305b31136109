resource "aws_autoscaling_group" "each" {
  for_each           = toset(["blue", "green"])
  name               = each.key
  min_size           = 1
  max_size           = 2
  availability_zones = ["us-east-1a"]

  launch_template {
    id = "lt-0123456789abcdef0"
  }
}

output "names" {
  value = { for key, one in aws_autoscaling_group.each : key => one.name }
}
