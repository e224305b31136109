# A data source that is there for a list is asked for one of it.
data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "each" {
  count             = 2
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available[count.index]
}
