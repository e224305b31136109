variable "sizes" {
  type    = map(object({ min = number, max = number }))
  default = { dev = { min = 1, max = 2 } }
}

variable "stage" {
  type    = string
  default = "dev"
}

locals {
  least = var.sizes.${var.stage}.min
  names = { a_dev = "one" }
  name  = local.names.a_${var.stage}
}
