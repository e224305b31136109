resource "aws_security_group" "alb" {
  name = "alb"
}

resource "aws_security_group" "app" {
  name = "app"

  ingress {
    from_port                = 80
    to_port                  = 80
    protocol                 = "tcp"
    source_security_group_id = aws_security_group.alb.id
  }
}

resource "aws_vpc_security_group_ingress_rule" "app" {
  security_group_id        = aws_security_group.app.id
  source_security_group_id = aws_security_group.alb.id
  protocol                 = "tcp"
  from_port                = 443
  to_port                  = 443
}

resource "aws_route" "out" {
  route_table_id = "rtb-0"
  cidr_block     = "0.0.0.0/0"
  gateway_id     = "igw-0"
}

resource "aws_route_table" "out" {
  vpc_id = "vpc-0"

  route {
    destination_cidr_block = "0.0.0.0/0"
    gateway_id             = "igw-0"
  }

  route {
    ipv6_cidr_block                 = "::/0"
    egress_only_internet_gateway_id = "eigw-0"
  }
}
