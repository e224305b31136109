variable "project" {
  type    = string
  default = "shop"
}

resource "aws_kms_key" "audit_logs" {
  description = "For the audit logs"

  tags = {
    Name = "${var.project}-audit"
  }
}
