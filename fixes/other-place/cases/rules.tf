# What a rule needs, beside it.
resource "aws_security_group" "web" {
  name = "web"
  to_port = 443

  ingress {
    from_port   = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_route_table" "public" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "0.0.0.0/0"

  route {
    gateway_id = "igw-0123456789abcdef0"
  }
}
