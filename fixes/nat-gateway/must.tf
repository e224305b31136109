resource "aws_eip" "nat" {
  domain = "vpc"

  tags = slot("tags", "nat-eip")
}

resource "aws_nat_gateway" "main" {
  allocation_id = aws_eip.nat.id
  subnet_id     = slot.public_subnet

  tags = slot("tags", "nat")

  depends_on = [slot.internet_gateway]
}
