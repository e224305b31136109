resource "aws_vpc" "main" {
  name       = "shop"
  cidr_block = "10.0.0.0/16"
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  name   = "${local.prefix}-gateway"

  tags = {
    Team = "shop"
  }
}

resource "aws_ec2_transit_gateway" "main" {
  name = "hub"
  tags = local.tags
}

resource "aws_efs_file_system" "main" {
  encrypted = true
  name      = "home"

  tags = merge(local.tags, {
    Tier = "data"
  })
}

locals {
  prefix = "shop"
  tags   = { Team = "shop" }
}
