resource "aws_egress_only_internet_gateway" "this" {
  vpc_id = slot.vpc.id

  tags = slot("tags")
}
