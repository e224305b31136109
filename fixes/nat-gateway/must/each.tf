resource "aws_eip" "nat" {
  count  = length(slot.public_subnets)
  domain = "vpc"

  tags = slot("tags", "nat-eip-${count.index + 1}")
}

resource "aws_nat_gateway" "main" {
  count         = length(slot.public_subnets)
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = element(slot.public_subnets, count.index)

  tags = slot("tags", "nat-${count.index + 1}")

  depends_on = [slot.internet_gateway]
}
