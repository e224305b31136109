variable "zones" {
  type    = list(string)
  default = ["us-east-1a"]

  validation {
    condition     = length(var.zones) >= 2
    error_message = "Two at least."
  }
}

variable "environment" {
  type    = string
  default = "qa"

  validation {
    condition     = contains(["dev", "prod"], var.environment)
    error_message = "Must be dev or prod."
  }
}
