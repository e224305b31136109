variable "cidrs" {
  type    = map(string)
  default = { a = "10.1.0.0/16", b = "10.2.0.0/16" }
}

variable "private" {
  type    = bool
  default = true
}

resource "aws_security_group" "endpoints" {
  name = "endpoints"
}

resource "aws_vpc_endpoint" "main" {
  vpc_id             = "vpc-0"
  service_name       = "com.amazonaws.us-east-1.ssm"
  security_group_ids = var.private ? aws_security_group.endpoints.id : null
}

resource "aws_vpc_security_group_ingress_rule" "none" {
  security_group_id = aws_security_group.endpoints.id
  ip_protocol       = var.private ? "tcp" : "-1"
}

resource "aws_security_group" "main" {
  name = "main"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = var.cidrs
  }
}
