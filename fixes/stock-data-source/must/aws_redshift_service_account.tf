data "aws_redshift_service_account" "this" {}
