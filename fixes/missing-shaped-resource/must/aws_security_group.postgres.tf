resource "aws_security_group" "this" {
  name        = slot("own_name")
  description = "PostgreSQL from within the network"
  vpc_id      = slot.vpc.id

  ingress {
    description = "PostgreSQL"
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = [slot.vpc.cidr_block]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = slot("tags")
}
