variable "environment" {
  type    = string
  default = "prod"
}

output "environment" {
  value = var.environment
}
