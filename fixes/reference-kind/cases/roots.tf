variable "cidr" {
  type    = string
  default = "10.0.0.0/16"

  validation {
    condition     = can(cidrhost(vars.cidr, 0))
    error_message = "A network is wanted."
  }
}

locals {
  name = "orders"
}

resource "aws_vpc" "main" {
  cidr_block = variable.cidr

  tags = { Name = "${locals.name}-${name}", Range = cidr }
}
