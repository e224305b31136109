locals {
  name = "shop-prod"
}

resource "aws_s3_bucket" "site" {
  bucket = "${local.name}-site"

  tags = {
    Name = "${local.name}-site"
  }
}

resource "aws_s3_bucket" "logs" {
  bucket = "${local.name}-logs"

  tags = {
    Name = "${local.name}-logs"
  }
}
