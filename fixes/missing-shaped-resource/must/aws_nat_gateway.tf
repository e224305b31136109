resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.this.id
  subnet_id     = slot("subnet")

  tags = slot("tags")
}

resource "aws_eip" "this" {
  domain = "vpc"

  tags = slot("tags")
}
