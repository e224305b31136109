variable "env" {
  type    = string
  default = "dev"
}

variable "roles" {
  type = map(object({
    path = string
  }))

  default = {
    audit = {
      path = "/${var.env}/audit/"
    }

    deploy = {
      path = "/${var.env}/deploy/"
    }
  }
}

resource "aws_iam_role" "all" {
  for_each           = var.roles
  name               = each.key
  path               = each.value.path
  assume_role_policy = "{}"
}
