variable "db_password" {
  type      = string
  default   = ""
  sensitive = true

  validation {
    condition     = length(var.db_password) >= 12
    error_message = "Twelve at least."
  }
}
