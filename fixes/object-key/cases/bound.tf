# What a for and a dynamic block go through has parts as well.
variable "accounts" {
  type = map(object({
    account_id = string
    cidr       = string
  }))
  default = {
    dev  = { account_id = "111111111111", cidr = "10.1.0.0/16" }
    prod = { account_id = "222222222222", cidr = "10.2.0.0/16" }
  }
}

locals {
  rules = [{ from = 80, to = 80 }, { from = 443, to = 443 }]
}

resource "aws_security_group" "web" {
  name = "web"

  dynamic "ingress" {
    for_each = local.rules
    content {
      from_port   = ingress.value.from_port
      to_port     = ingress.value["to_port"]
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
    }
  }
}

output "roots" {
  value = [for account in var.accounts : "arn:aws:iam::${account.id}:root"]
}
