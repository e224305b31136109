resource "aws_security_group" "web" {
  for_each = toset(["web", "admin"])
  name     = each.key

  dynamic "ingress" {
    for_each = [80, 443]

    content {
      description = each.value
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = [for ingress in [{ cidr = "10.0.0.0/8" }] : ingress.cidr]
    }
  }
}
