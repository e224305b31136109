resource "aws_route_table" "public" {
  vpc_id = slot.vpc.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = slot.internet_gateway.id
  }

  tags = slot("tags", "public-rt")
}
