variable "app_group" {}

variable "networks" {}

resource "aws_security_group" "database" {
  name   = "database"
  vpc_id = "vpc-1"

  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = var.app_group
    cidr_blocks     = var.networks
  }
}
