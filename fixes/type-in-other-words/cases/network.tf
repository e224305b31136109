resource "aws_transit_gateway" "hub" {
  description = "Between the networks"
}

resource "aws_transit_gateway_vpc_attachment" "app" {
  transit_gateway_id = aws_transit_gateway.hub.id
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0"]
}

resource "aws_security_group_ingress_rule" "https" {
  security_group_id = "sg-0123456789abcdef0"
  from_port         = 443
  to_port           = 443
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.0.0.0/8"
}

resource "aws_subnet_route_table_association" "app" {
  subnet_id      = "subnet-0123456789abcdef0"
  route_table_id = "rtb-0123456789abcdef0"
}
