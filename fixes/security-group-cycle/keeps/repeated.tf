# Which instance waits for which is not written out.
resource "aws_security_group" "a" {
  count = 2
  name  = "a-${count.index}"

  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = aws_security_group.b[*].id
  }
}

resource "aws_security_group" "b" {
  count = 2
  name  = "b-${count.index}"

  ingress {
    from_port       = 80
    to_port         = 80
    protocol        = "tcp"
    security_groups = aws_security_group.a[*].id
  }
}
