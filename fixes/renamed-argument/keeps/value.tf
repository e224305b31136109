resource "aws_eip" "nat" {
  vpc = var.in_vpc
}

variable "in_vpc" {
  type    = bool
  default = true
}
