locals {
  # Who pays
  tags = {
    Team = "storefront"
  }
  tags = {
    Stage = "test"
    Team  = "storefront"
  }
}

resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    to_port     = 443 # again
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
    cidr_blocks = ["10.0.0.0/8", "192.168.0.0/16"]
  }
}
