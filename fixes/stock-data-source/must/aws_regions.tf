data "aws_regions" "this" {}
