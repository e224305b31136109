# Others of the same table do not wait for a file.
variable "controller_json" {
  type = string
}

variable "start_sh" {
  type = string
}

locals {
  roles = {
    autoscaler = { policy = jsonencode({ Version = "2012-10-17", Statement = [] }), script = "#!/bin/sh" }
    controller = { policy = var.controller_json, script = var.start_sh }
  }
}

resource "aws_iam_policy" "this" {
  for_each    = local.roles
  name        = each.key
  policy      = each.value.policy
  description = length(each.value.script) > 0 ? "With a script" : null
}
