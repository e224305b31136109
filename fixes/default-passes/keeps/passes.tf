variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "Must be dev or prod."
  }
}

variable "window" {
  type    = string
  default = "x"

  validation {
    condition     = can(timeadd("2026-01-01T00:00:00Z", var.window))
    error_message = "Must be a duration."
  }
}

variable "names" {
  type    = list(string)
  default = ["a"]

  validation {
    condition     = length(distinct(var.names)) == length(var.names)
    error_message = "Each once."
  }
}
