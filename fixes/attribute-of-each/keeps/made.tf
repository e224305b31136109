# One of the names is of neither.
locals {
  subnets = [{ zone = "eu-west-1a", cidr = "10.0.1.0/24" }, { zone = "eu-west-1b", cidr = "10.0.2.0/24" }]
}

resource "aws_subnet" "each" {
  for_each          = { for one in local.subnets : one.zone => one }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value.cidr
  availability_zone = each.value.zone
}

resource "aws_route_table_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  route_table_id = each.value.colour
}
