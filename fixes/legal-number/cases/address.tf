resource "aws_security_group_rule" "database" {
  type              = "egress"
  from_port         = 1521
  to_port           = 1521
  protocol          = "tcp"
  cidr_blocks       = ["10.99.0.15"]
  security_group_id = "sg-0123456789abcdef0"
}
