# Two rules lack it, and whom a rule lets in is said otherwise.
resource "aws_security_group" "web" {
  name     = "web"
  protocol = "tcp"

  ingress {
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["10.0.0.0/16"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "app" {
  name        = "app"
  cidr_blocks = ["0.0.0.0/0"]

  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.web.id]
  }
}
