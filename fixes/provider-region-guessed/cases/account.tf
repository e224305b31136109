variable "home_region" {
  type    = string
  default = "eu-west-1"
}

provider "aws" {
  region = var.home_region
}

resource "aws_guardduty_detector" "security" {
  provider = aws.security

  enable = true
}
