data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "public" {
  count                   = slot("az_count", 2)
  vpc_id                  = slot.vpc.id
  cidr_block              = cidrsubnet(slot.vpc.cidr_block, slot("subnet_bits"), slot("subnet_number", 0))
  availability_zone       = data.aws_availability_zones.available.names[count.index]
  map_public_ip_on_launch = true

  tags = slot("tags", "public-${count.index + 1}")
}
