variable "environment" {
  type    = string
  default = "dev"
}

variable "name" {
  type = string
}

variable "given" {
  type    = map(string)
  default = {}
}

locals {
  sizes = { dev = 1, prod = 4 }
  names = { prod = "shop" }
  zones = ["a", "b"]
}

output "all" {
  value = {
    size      = local.sizes[var.environment]
    unknown   = local.sizes[var.name]
    tried     = try(local.names[var.environment], "none")
    fallback  = lookup(local.names, var.environment, "none")
    condition = contains(keys(local.names), var.environment) ? local.names[var.environment] : "none"
    literal   = local.names["prod"]
    zone      = local.zones[0]
    given     = var.given[var.environment]
  }
}
