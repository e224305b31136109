variable "contact" {
  type    = email
  default = "ops@example.org"
}

output "contact" {
  value = var.contact
}
