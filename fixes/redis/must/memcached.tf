resource "aws_elasticache_cluster" "main" {
  cluster_id                 = slot("name", "memcached", 40)
  engine                     = "memcached"
  engine_version             = "1.6.22"
  parameter_group_name       = "default.memcached1.6"
  node_type                  = slot("cache_node_type", "cache.t3.micro")
  num_cache_nodes            = 2
  az_mode                    = "cross-az"
  port                       = 11211
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [slot.cache_security_group.id]
  transit_encryption_enabled = true

  tags = slot("tags", "memcached")
}

resource "aws_elasticache_subnet_group" "main" {
  name       = slot("name", "memcached")
  subnet_ids = slot.database_subnets

  tags = slot("tags")
}
