variable "state_path" {
  type = string
}

terraform {
  backend "local" { path = var.state_path }
}

output "state_path" {
  value = var.state_path
}
