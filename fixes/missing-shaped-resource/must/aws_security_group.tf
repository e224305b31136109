resource "aws_security_group" "this" {
  name        = slot("own_name")
  description = "Lets out what it needs; nothing said what may come in"
  vpc_id      = slot.vpc.id

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  tags = slot("tags")
}
