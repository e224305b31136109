variable "users" {
  type    = list(object({ name = string, groups = list(string) }))
  default = [{ name = "ann", groups = ["ops", "dev"] }]
}

locals {
  groups = distinct(flatten(var.users[*].groups))
}

resource "aws_iam_group" "all" {
  for_each = local.groups

  name = each.value
}
