variable "app_port" {
  type    = number
  default = 8080
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "app" {
  name   = "app"
  vpc_id = aws_vpc.main.id

  ingress {
    # From the load balancer
    port        = var.app_port
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }

  ingress {
    port_range  = "8000-8100"
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }

  egress {
    ports       = [443]
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"] # Updates
  }
}

resource "aws_security_group_rule" "ssh" {
  type              = "ingress"
  port              = "22"
  protocol          = "tcp"
  cidr_blocks       = ["10.0.0.0/16"]
  security_group_id = aws_security_group.app.id
}

resource "aws_vpc_security_group_ingress_rule" "http" {
  security_group_id = aws_security_group.app.id
  port              = 80
  ip_protocol       = "tcp"
  cidr_ipv4         = "10.0.0.0/16"
}
