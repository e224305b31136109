variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = length(local.environments) > 0
    error_message = "There must be an environment."
  }
}

locals {
  environments = ["dev"]
}
