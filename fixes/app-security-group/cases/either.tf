variable "vpc_id" {
  description = "VPC that is there already; empty: one is made"
  type        = string
  default     = ""
}

resource "aws_vpc" "main" {
  count      = var.vpc_id == "" ? 1 : 0
  cidr_block = "10.0.0.0/16"
}

locals {
  vpc_id = var.vpc_id == "" ? aws_vpc.main[0].id : var.vpc_id
}

resource "aws_subnet" "private" {
  vpc_id     = local.vpc_id
  cidr_block = "10.0.1.0/24"
}
