variable "name" {
  description = "Name"
  type        = string
  default     = "shop"
}

output "name" {
  value = var.name
}
