resource "aws_nat_gateway" "this" {
  allocation_id = slot("address")
  subnet_id     = slot("subnet")

  tags = slot("tags")
}
