variable "token" {
  type      = string
  sensitive = true
  default   = null
}

resource "random_password" "admin" {
  length = 32
}

output "token" {
  value = var.token
}

output "admin" {
  description = "How the first administrator signs in"
  value       = "admin:${random_password.admin.result}"
}
