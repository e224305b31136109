# What a for goes through has parts as well.
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

output "roots" {
  value = [for account in var.accounts : "arn:aws:iam::${account.id}:root"]
}
