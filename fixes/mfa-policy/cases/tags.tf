locals {
  prefix = "shop"
}

resource "aws_iam_role" "app" {
  name               = "${local.prefix}-app"
  assume_role_policy = "{}"

  tags = {
    Name = "${local.prefix}-app"
  }
}

resource "aws_iam_policy" "app" {
  name   = "${local.prefix}-app"
  policy = "{}"
}
