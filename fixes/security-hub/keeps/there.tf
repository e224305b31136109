resource "aws_securityhub_account" "own" {}
