resource "aws_elasticache_parameter_group" "this" {
  name   = slot("own_name")
  family = slot("cache_family")

  tags = slot("tags")
}
