resource "aws_docdb_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.private_subnets

  tags = slot("tags")
}
