variable "ports" {
  type    = list(number)
  default = [80, 443]
}

resource "aws_security_group" "app" {
  name = "app"

  ingress {
    ports       = var.ports
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/16"]
  }
}
