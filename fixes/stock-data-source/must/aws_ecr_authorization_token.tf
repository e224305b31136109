data "aws_ecr_authorization_token" "this" {}
