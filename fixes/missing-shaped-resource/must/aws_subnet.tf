resource "aws_subnet" "this" {
  vpc_id                  = slot.vpc.id
  cidr_block              = cidrsubnet(slot.vpc.cidr_block, slot("subnet_bits"), slot("subnet_number", 10))
  availability_zone       = slot("zone")
  map_public_ip_on_launch = slot("public", null)

  tags = slot("subnet_tags")
}
