locals {
  regions = {
    primary = "us-east-1"
    standby = "us-west-2"
  }
}

provider "aws" {
  region = local.regions.primary
}

resource "aws_s3_bucket" "copy" {
  provider = aws.standby
  bucket   = "orders-copy"
}
