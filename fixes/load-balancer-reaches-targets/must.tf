resource "aws_security_group_rule" "from" {
  type                     = "ingress"
  description              = slot("why")
  from_port                = slot("port")
  to_port                  = slot("port")
  protocol                 = "tcp"
  source_security_group_id = slot("source")
  security_group_id        = slot("group")
}
