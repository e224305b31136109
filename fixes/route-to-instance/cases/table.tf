resource "aws_instance" "nat" {
  count         = 1
  ami           = "ami-0"
  instance_type = "t4g.nano"
}

resource "aws_route_table" "private" {
  vpc_id = "vpc-0"

  route {
    cidr_block  = "0.0.0.0/0"
    instance_id = aws_instance.nat[0].id
  }
}
