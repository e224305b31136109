resource "aws_security_group_rule" "this" {
  type                     = slot("type")
  description              = slot("description")
  from_port                = slot("from_port")
  to_port                  = slot("to_port")
  protocol                 = slot("protocol")
  cidr_blocks              = slot("cidr_blocks")
  ipv6_cidr_blocks         = slot("ipv6_cidr_blocks")
  prefix_list_ids          = slot("prefix_list_ids")
  self                     = slot("self")
  source_security_group_id = slot("source")
  security_group_id        = slot("group")
}
