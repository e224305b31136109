resource "aws_network_acl_rule" "this" {
  network_acl_id = "acl-0123456789abcdef0"
  rule_number    = 100
  rule_action    = "allow""
  protocol       = ""tcp"
  cidr_block     = 10.0.0.0/16
  from_port      = 443
  to_port        = 443
}

variable "name" {
  type        = string
  description = The name of all of it
  default     = "orders"
}

resource "aws_cloudwatch_log_group" "this" {
  name = /services/${var.name}

  retention_in_days = 30
}
