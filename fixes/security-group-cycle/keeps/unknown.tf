data "aws_ip_ranges" "office" {
  services = ["ec2"]
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = data.aws_ip_ranges.office.cidr_blocks
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
    }
  }

  egress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.db.id]
  }
}

resource "aws_security_group" "db" {
  name = "db"

  ingress = [{
    from_port        = 5432
    to_port          = 5432
    protocol         = "tcp"
    security_groups  = [aws_security_group.web.id]
    description      = ""
    self             = false
    cidr_blocks      = []
    ipv6_cidr_blocks = []
    prefix_list_ids  = []
  }]
}
