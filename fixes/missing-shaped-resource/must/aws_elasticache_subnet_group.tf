resource "aws_elasticache_subnet_group" "this" {
  name       = slot("own_name")
  subnet_ids = slot.database_subnets
}
