# It is there for another list, or as many times as a number says.
variable "zones" {
  type    = list(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

variable "tables" {
  type    = list(string)
  default = ["a", "b"]
}

resource "aws_subnet" "each" {
  for_each          = { for at, zone in var.zones : zone => cidrsubnet("10.3.0.0/16", 8, at) }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_route_table" "other" {
  count  = length(var.tables)
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_network_acl" "two" {
  count  = 2
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  route_table_id = aws_route_table.other[each.key].id
}

resource "aws_network_acl_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  network_acl_id = aws_network_acl.two[each.key].id
}
