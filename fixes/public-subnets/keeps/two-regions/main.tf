provider "aws" {
  alias  = "primary"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "partner"
  region = "eu-central-1"
}

resource "aws_vpc" "shop" {
  provider   = aws.primary
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "shop_public" {
  provider                = aws.primary
  count                   = 2
  vpc_id                  = aws_vpc.shop.id
  cidr_block              = cidrsubnet(aws_vpc.shop.cidr_block, 8, count.index)
  map_public_ip_on_launch = true
}

resource "aws_vpc" "partner" {
  provider   = aws.partner
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "partner_public" {
  provider                = aws.partner
  count                   = 2
  vpc_id                  = aws_vpc.partner.id
  cidr_block              = cidrsubnet(aws_vpc.partner.cidr_block, 8, count.index)
  map_public_ip_on_launch = true
}

# A network of the default configuration holds none of them.
data "aws_vpc" "office" {
  id = "vpc-0123456789abcdef0"
}
