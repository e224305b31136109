resource "aws_route_table_association" "this" {
  subnet_id      = slot("subnet")
  route_table_id = slot("table")
}
