variable "bits" {
  default = 2
}

resource "aws_vpc" "small" {
  cidr_block = "10.0.0.0/27"
}

resource "aws_subnet" "fits" {
  count      = 4
  vpc_id     = "vpc-0"
  cidr_block = cidrsubnet("10.0.0.0/16", 2, count.index)
}

resource "aws_subnet" "bits" {
  count      = 8
  vpc_id     = "vpc-0"
  cidr_block = cidrsubnet("10.0.0.0/16", var.bits, count.index)
}

resource "aws_subnet" "small" {
  count      = 4
  vpc_id     = aws_vpc.small.id
  cidr_block = cidrsubnet(aws_vpc.small.cidr_block, 1, count.index)
}
