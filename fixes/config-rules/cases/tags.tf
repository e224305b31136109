locals {
  tags = {
    Team = "shop"
  }
}

resource "aws_config_configuration_recorder" "main" {
  name     = "shop"
  role_arn = aws_iam_role.config.arn
}

resource "aws_iam_role" "config" {
  name               = "shop-config"
  assume_role_policy = "{}"
  tags               = local.tags
}
