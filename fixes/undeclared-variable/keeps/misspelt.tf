variable "vpc_cidr_block" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = var.vpc_cidr_blok
}
