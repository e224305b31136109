# The local is made from the variable that is missing: it cannot be made from itself.
locals {
  environment = var.environment
}

output "environment" {
  value = local.environment
}
