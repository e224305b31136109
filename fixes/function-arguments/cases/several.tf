variable "accounts" {
  type    = list(string)
  default = ["a", "b"]
}

locals {
  by_account = merge([for account in var.accounts : { (account) = upper(account) }])
  widgets    = concat([for account in var.accounts : { title = account }], { title = "all" })
}

resource "aws_s3_bucket" "data" {
  for_each = toset("input", "output")

  bucket = each.key
}

output "all" {
  value = [local.by_account, local.widgets]
}
