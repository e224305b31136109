locals {
  zones = { a = "eu-west-1a", b = "eu-west-1b" }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, index(keys(local.zones), each.key))
  availability_zone = each.value
}

resource "aws_route_table" "app" {
  for_each = local.zones
  vpc_id   = aws_vpc.main.id
  tags     = { Name = "app-${count.index}" }
}

resource "aws_route_table_association" "app" {
  for_each       = local.zones
  subnet_id      = aws_subnet.app[each.key].id
  route_table_id = aws_route_table.app[each.key].id
}

resource "aws_subnet" "db" {
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index + 10)
}

resource "aws_db_subnet_group" "db" {
  subnet_ids = [aws_subnet.db[0].id, aws_subnet.db[1].id]
}
