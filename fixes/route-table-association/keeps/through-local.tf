locals {
  subnets = concat(aws_subnet.public[*].id, [aws_subnet.extra.id])
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

resource "aws_subnet" "extra" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.9.0/24"
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route_table_association" "all" {
  count          = length(local.subnets)
  subnet_id      = local.subnets[count.index]
  route_table_id = aws_route_table.public.id
}
