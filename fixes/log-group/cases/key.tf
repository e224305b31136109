locals {
  prefix = "shop"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true

  tags = {
    Name = "${local.prefix}-key"
  }
}
