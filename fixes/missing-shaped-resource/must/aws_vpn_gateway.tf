resource "aws_vpn_gateway" "this" {
  vpc_id = slot.vpc.id

  tags = slot("tags")
}
