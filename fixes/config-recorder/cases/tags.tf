locals {
  name = "shop"
  tags = {
    Team = "shop"
  }
}

resource "aws_s3_bucket" "audit" {
  bucket = "${local.name}-audit"
  tags   = local.tags
}
