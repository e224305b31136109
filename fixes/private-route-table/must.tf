resource "aws_route_table" "private" {
  vpc_id = slot.vpc.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = slot.nat_gateway.id
  }

  tags = slot("tags", "private-rt")
}
