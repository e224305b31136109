variable "vpc_cidr" {
  description = "Addresses of the network"
  type        = string
}

resource "aws_vpc" "main" {
  cidr_block = var.vpc_cidr
}

output "vpc_id" {
  description = "ID of the network"
  value       = aws_vpc.main.id
}
