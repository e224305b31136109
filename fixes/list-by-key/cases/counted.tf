# What is there once for each text of a list has the number of that text.
variable "zones" {
  type    = list(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

resource "aws_subnet" "each" {
  for_each          = { for at, zone in var.zones : zone => cidrsubnet("10.3.0.0/16", 8, at) }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.value
  availability_zone = each.key
}

resource "aws_route_table" "each" {
  count  = length(var.zones)
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_network_acl" "only" {
  count  = 1
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  route_table_id = aws_route_table.each[each.key].id
}

resource "aws_network_acl_association" "each" {
  for_each       = aws_subnet.each
  subnet_id      = each.value.id
  network_acl_id = aws_network_acl.only[each.key].id
}
