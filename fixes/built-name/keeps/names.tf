locals {
  subnet = aws_subnet.${var.stage}.id
}

variable "stage" {
  type    = string
  default = "dev"
}
