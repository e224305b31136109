resource "aws_redshift_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.database_subnets
}
