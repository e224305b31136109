# What all calls give a map is a map.
resource "aws_lb_target_group" "color" {
  for_each = toset(["blue", "green"])
  name     = each.key
  port     = 80
  protocol = "HTTP"
  vpc_id   = "vpc-0123456789abcdef0"
}

module "group" {
  source     = "./group"
  group_arns = { for key, one in aws_lb_target_group.color : key => one.arn }
}
