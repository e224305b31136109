# It takes other inputs.
variable "vpc_cidr" {
  type = string
}

output "vpc_id" {
  value = var.vpc_cidr
}
