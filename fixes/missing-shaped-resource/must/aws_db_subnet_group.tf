resource "aws_db_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.database_subnets

  tags = slot("tags")
}
