variable "prefix" {
  type    = string
  default = "shop"
}

data "aws_caller_identity" "me" {}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "${var.prefix}-vpc"
  }
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}
