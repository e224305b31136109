output "account_id" {
  value = data.aws_caller_identity.all[0].account_id
}
