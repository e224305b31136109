locals {
  name = "shop-prod"
  tags = {
    Project = "shop"
  }
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
  tags                = local.tags
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = merge(local.tags, {
    Name = "${local.name}-vpc"
  })
}
