provider "aws" {
  region = "us-west-2"

  default_tags {
    tags = {
      Project = "shop"
    }
  }
}

resource "aws_s3_bucket" "copy" {
  provider = aws.eu_central_1
  bucket   = "shop-copy"
}

resource "aws_acm_certificate" "site" {
  provider          = aws.virginia
  domain_name       = var.domain_name
  validation_method = "DNS"
}

variable "domain_name" {
  type = string
}
