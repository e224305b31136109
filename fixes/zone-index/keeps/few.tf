variable "zone_count" {
  type = number
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "few" {
  count             = 3
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_subnet" "unknown" {
  count             = var.zone_count
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.1.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_subnet" "around" {
  count             = 6
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.2.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index % 3]
}
