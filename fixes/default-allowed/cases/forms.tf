variable "bucket" {
  type    = string
  default = "Orders_Archive"

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.bucket))
    error_message = "Small letters, digits and dashes."
  }
}

variable "network" {
  type    = string
  default = "10.0.0.0"

  validation {
    condition     = can(cidrhost(var.network, 0))
    error_message = "A network."
  }
}

variable "size" {
  type    = string
  default = "m5.large"

  validation {
    condition     = contains(["t3.small", "t3.medium"], var.size)
    error_message = "A small one."
  }
}
