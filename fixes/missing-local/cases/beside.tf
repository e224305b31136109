variable "project_name" {
  default = "shop"
}

variable "environment" {
  default = "dev"
}

data "aws_caller_identity" "current" {}

locals {
  owner = "team"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = merge(local.common_tags, {
    Name = "${local.name_prefix}-vpc-${local.owner}"
  })
}

output "network" {
  value = [local.vpc_id, local.vpc_cidr, local.account_id]
}
