resource "aws_subnet" "this" {
  vpc_id                  = slot.vpc.id
  cidr_block              = slot("addresses")
  availability_zone       = slot("zone")
  map_public_ip_on_launch = slot("public", null)

  tags = slot("subnet_tags")
}
