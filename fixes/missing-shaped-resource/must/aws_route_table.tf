resource "aws_route_table" "this" {
  vpc_id = slot.vpc.id

  tags = slot("tags", "rt")
}
