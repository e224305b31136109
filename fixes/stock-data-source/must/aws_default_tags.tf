data "aws_default_tags" "this" {}
