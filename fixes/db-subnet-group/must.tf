resource "aws_db_subnet_group" "main" {
  name        = slot("name", "db-subnets")
  description = "Private subnets of the database"
  subnet_ids  = slot.database_subnets

  tags = slot("tags", "db-subnets")
}
