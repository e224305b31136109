data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "private" {
  count             = slot("az_count", 2)
  vpc_id            = slot.vpc.id
  cidr_block        = cidrsubnet(slot.vpc.cidr_block, slot("subnet_bits"), slot("subnet_number", 10))
  availability_zone = data.aws_availability_zones.available.names[count.index]

  tags = slot("tags", "private-${count.index + 1}")
}
