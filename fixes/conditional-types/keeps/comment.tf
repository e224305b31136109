variable "audited" {
  type    = bool
  default = false
}

locals {
  held = (var.audited # only where somebody looks
    ? { a = 1, b = ["x"] }
    : {}
  )
}

output "held" {
  value = local.held
}
