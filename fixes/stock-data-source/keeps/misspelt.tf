data "aws_caller_identity" "current" {}

output "account_id" {
  value = data.aws_caller_identity.curent.account_id
}
