variable "region" {
  type    = string
  default = "us-east-1"
}

provider "aws" {
  region = var.region
}

resource "aws_sns_topic" "primary" {
  provider = aws.primary
  name     = "primary"
}

resource "aws_sns_topic" "copy" {
  provider = aws.standby
  name     = "copy"
}

resource "aws_sns_topic" "west" {
  provider = aws.west
  name     = "west"
}

resource "aws_acm_certificate" "site" {
  provider          = aws.acm
  domain_name       = "shop.test"
  validation_method = "DNS"
}
