variable "zones" {
  type    = map(string)
  default = { a = "us-west-2a", b = "us-west-2b" }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/24"
  availability_zone = var.zones["a"]
}

resource "aws_subnet" "public_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.1.0/24"
  availability_zone = var.zones["b"]
}

resource "aws_nat_gateway" "first" {
  allocation_id = "eipalloc-0"
  subnet_id     = aws_subnet.public_a.id
}

resource "aws_nat_gateway" "second" {
  allocation_id = "eipalloc-1"
  subnet_id     = aws_subnet.public_b.id
}

resource "aws_subnet" "private_left" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.2.0/24"
  availability_zone = var.zones["b"]
}

resource "aws_subnet" "private_right" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.3.0/24"
  availability_zone = var.zones["a"]
}

resource "aws_route_table" "first" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.first.id
  }
}

resource "aws_route_table" "second" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.second.id
  }
}
