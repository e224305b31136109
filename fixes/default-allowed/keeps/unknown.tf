variable "team" {
  type    = string
  default = "orders"

  validation {
    condition     = can(jsondecode(var.team))
    error_message = "It must be JSON."
  }

  validation {
    condition     = length(var.team) > length(local.prefix)
    error_message = "It is too short."
  }
}

locals {
  prefix = "team-"
}
