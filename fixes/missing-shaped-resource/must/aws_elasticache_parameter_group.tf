resource "aws_elasticache_parameter_group" "this" {
  name   = slot("own_name")
  family = "redis7"

  tags = slot("tags")
}
