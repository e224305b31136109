variable "subnets" {
  type    = map(string)
  default = { a = "10.0.1.0/24", b = "10.0.2.0/24" }
}

resource "aws_subnet" "app" {
  for_each   = var.subnets
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = each.value
}

resource "aws_route_table_association" "app" {
  count          = length(aws_subnet.app)
  subnet_id      = aws_subnet.app[count.index].id
  route_table_id = "rtb-0123456789abcdef0"
}

resource "aws_nat_gateway" "main" {
  subnet_id         = aws_subnet.app[0].id
  connectivity_type = "private"
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "zone" {
  for_each          = { for index, zone in slice(data.aws_availability_zones.available.names, 0, 2) : zone => index }
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, each.value)
  availability_zone = each.key
}

resource "aws_elasticache_subnet_group" "zone" {
  name       = "zone"
  subnet_ids = aws_subnet.zone[*].id
}

output "subnet_ids" {
  value = aws_subnet.app.*.id
}
