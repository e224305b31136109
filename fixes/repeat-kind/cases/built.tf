variable "vpcs" {
  type = map(object({
    cidr    = string
    subnets = list(string)
  }))
  default = {
    a = { cidr = "10.0.0.0/16", subnets = ["10.0.0.0/24", "10.0.1.0/24"] }
    b = { cidr = "10.1.0.0/16", subnets = ["10.1.0.0/24"] }
  }
}

data "aws_availability_zones" "all" {}

locals {
  subnets = flatten([
    for name, vpc in var.vpcs : [
      for idx, cidr in vpc.subnets : {
        key  = "${name}-${idx}"
        vpc  = name
        cidr = cidr
        az   = data.aws_availability_zones.all.names[idx]
      }
    ]
  ])
}

resource "aws_vpc" "this" {
  for_each   = var.vpcs
  cidr_block = each.value.cidr
}

resource "aws_subnet" "this" {
  for_each          = local.subnets
  vpc_id            = aws_vpc.this[each.value.vpc].id
  cidr_block        = each.value.cidr
  availability_zone = each.value.az
}

data "aws_route_tables" "all" {}

resource "aws_route" "all" {
  for_each               = data.aws_route_tables.all.ids
  route_table_id         = each.value
  destination_cidr_block = "10.0.0.0/8"
  gateway_id             = "local"
}
