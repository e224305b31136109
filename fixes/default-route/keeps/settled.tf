resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0"
}

resource "aws_nat_gateway" "main" {
  subnet_id = "subnet-0"
}

resource "aws_route_table" "public" {
  vpc_id = "vpc-0"
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route_table" "private_database" {
  vpc_id = "vpc-0"
}

resource "aws_route_table" "main" {
  vpc_id = "vpc-0"
}
