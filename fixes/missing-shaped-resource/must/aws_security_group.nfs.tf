resource "aws_security_group" "this" {
  name        = slot("own_name")
  description = "NFS from within the network"
  vpc_id      = slot.vpc.id

  ingress {
    description = "NFS"
    from_port   = 2049
    to_port     = 2049
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
