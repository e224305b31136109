# What only the entries have that each is made of: the block is repeated over these.
variable "networks" {
  type    = map(object({ cidr = string }))
  default = { dev = { cidr = "10.1.0.0/16" }, prod = { cidr = "10.2.0.0/16" } }
}

data "aws_availability_zones" "available" {}

locals {
  zones = slice(data.aws_availability_zones.available.names, 0, 2)
  subnets = flatten([
    for name, network in var.networks : [
      for at, zone in local.zones : { network = name, zone = zone, cidr = cidrsubnet(network.cidr, 8, at) }
    ]
  ])
}

resource "aws_vpc" "each" {
  for_each   = var.networks
  cidr_block = each.value.cidr
}

resource "aws_subnet" "each" {
  for_each          = { for one in local.subnets : "${one.network}-${one.zone}" => one }
  vpc_id            = aws_vpc.each[each.value.network].id
  cidr_block        = each.value.cidr
  availability_zone = each.value.zone
}

resource "aws_route_table" "each" {
  for_each = var.networks
  vpc_id   = aws_vpc.each[each.key].id
}

resource "aws_route_table_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  route_table_id = aws_route_table.each[each.value.network].id
}
