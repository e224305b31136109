variable "office_cidrs" {
  type = list(string)
}

variable "partners" {
  type = list(object({ cidr = string, port = number }))
}

resource "aws_security_group" "edge" {
  name = "edge"

  dynamic "ingress" {
    for_each = var.office_cidrs
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }

  egress {
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id]
  }
}

resource "aws_security_group" "jump" {
  name = "jump"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.8.0.0/16"]
  }

  egress {
    from_port       = 22
    to_port         = 22
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id, aws_security_group.store.id]
  }

  tags = {
    Name = "jump"
  }
}

# The tier in the middle.
resource "aws_security_group" "app" {
  name = "app"

  ingress {
    description     = "From the edge and the jump host"
    from_port       = 8080
    to_port         = 8080
    protocol        = "tcp"
    security_groups = [aws_security_group.edge.id, aws_security_group.jump.id]
    cidr_blocks     = []
  }

  dynamic "ingress" {
    for_each = var.partners
    iterator = partner
    content {
      description = "Partner ${partner.key}"
      from_port   = partner.value.port
      to_port     = partner.value.port
      protocol    = "tcp"
      cidr_blocks = [partner.value.cidr]
    }
  }

  egress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.store.id]
  }
}

resource "aws_security_group" "store" {
  name = "store"

  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.app.id, aws_security_group.jump.id]
  }
}
