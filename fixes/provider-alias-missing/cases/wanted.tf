terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 5.0"
      configuration_aliases = [aws.us_east_1]
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

resource "aws_acm_certificate" "site" {
  provider = aws.us_east_1

  domain_name       = "example.org"
  validation_method = "DNS"
}
