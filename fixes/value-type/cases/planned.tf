variable "cidr" {
  default = "10.20.0.0/16"
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet(var.cidr, 8, count.index)
}

resource "aws_redshift_subnet_group" "main" {
  name       = "main"
  subnet_ids = [aws_subnet.private[*].id]
}

resource "aws_security_group_rule" "main" {
  type              = "ingress"
  from_port         = 5439
  to_port           = 5439
  protocol          = "tcp"
  cidr_blocks       = var.cidr
  security_group_id = "sg-0123456789abcdef0"
}

variable "consumers" {
  type = map(object({
    events = list(string)
    hooks  = list(string)
  }))
  default = {
    billing = { events = ["paid"] }
  }
}
