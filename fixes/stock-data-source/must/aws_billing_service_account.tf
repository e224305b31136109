data "aws_billing_service_account" "this" {}
