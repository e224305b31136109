provider "aws" {
  region = "us-west-2"
}

# The region we are leaving
provider "aws" {
  alias  = "old"
  region = "us-west-1"
}

# Certificates of CloudFront live here
provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_acm_certificate" "main" {
  provider    = aws.east
  domain_name = "www.example.com"
}
