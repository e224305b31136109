variable "environment" {
  default = "dev"
}

resource "aws_vpc" "main" {
  cidr_block = local.vpc_cidr
  tags       = local.common_tags
}
