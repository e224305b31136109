# One text of each element, where a list is wanted.
locals {
  rules = [{ port = 80, cidr = "10.0.0.0/8" }, { port = 443, cidr = "10.0.0.0/8" }]
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = local.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidr
    }
  }
}
