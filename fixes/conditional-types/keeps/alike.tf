variable "audited" {
  type    = bool
  default = false
}

locals {
  # Terraform finds a type for each of these.
  names   = var.audited ? ["a"] : []
  tags    = var.audited ? { Audited = "yes" } : {}
  nothing = var.audited ? { a = 1, b = ["x"] } : null
  text    = var.audited ? 1 : "one"
}

output "all" {
  value = [local.names, local.tags, local.nothing, local.text]
}
