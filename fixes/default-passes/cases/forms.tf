variable "retention_days" {
  type    = number
  default = 45

  validation {
    condition     = contains([1, 7, 30, 90], var.retention_days)
    error_message = "Must be 1, 7, 30 or 90."
  }
}

variable "bucket_name" {
  type    = string
  default = "My_Bucket"

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.bucket_name))
    error_message = "Only small letters, digits and hyphens."
  }
}

variable "vpc_cidr" {
  type    = string
  default = "10.0.0.0"

  validation {
    condition     = can(cidrhost(var.vpc_cidr, 0))
    error_message = "Must be a network."
  }
}

variable "alert_email" {
  type    = string
  default = ""

  validation {
    condition     = can(regex("^[^@]+@[^@]+$", var.alert_email))
    error_message = "Must be an address."
  }
}

variable "min_size" {
  type    = number
  default = 1

  validation {
    condition     = var.min_size >= 2
    error_message = "Two at least."
  }
}
