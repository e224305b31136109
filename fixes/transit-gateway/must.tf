resource "aws_ec2_transit_gateway" "main" {
  description                     = "Joins the networks"
  default_route_table_association = "enable"
  default_route_table_propagation = "enable"
  dns_support                     = "enable"

  tags = slot("tags", "tgw")
}

resource "aws_ec2_transit_gateway_vpc_attachment" "main" {
  transit_gateway_id = aws_ec2_transit_gateway.main.id
  vpc_id             = slot.vpc.id
  subnet_ids         = slot.private_subnets

  tags = slot("tags", "tgw-attachment")
}
