# One route table for all subnets, asked for as if each had its own.
resource "aws_route_table" "private" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = "subnet-${count.index}"
  route_table_id = aws_route_table.private[count.index].id
}

resource "aws_route_table_association" "data" {
  for_each       = toset(["subnet-a", "subnet-b"])
  subnet_id      = each.key
  route_table_id = aws_route_table.private[each.key].id
}
