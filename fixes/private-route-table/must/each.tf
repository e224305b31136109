resource "aws_route_table" "private" {
  count  = length(slot.private_subnets)
  vpc_id = slot.vpc.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = element(slot.nat_gateways, count.index)
  }

  tags = slot("tags", "private-rt-${count.index + 1}")
}
