resource "aws_elasticache_subnet_group" "main" {
  name       = slot("name", "redis")
  subnet_ids = slot.database_subnets

  tags = slot("tags")
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = slot("name", "redis", 40)
  description                = "Cache of the application"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = slot("cache_node_type", "cache.t3.micro")
  num_cache_clusters         = 2
  port                       = 6379
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  security_group_ids         = [slot.cache_security_group.id]
  automatic_failover_enabled = true
  multi_az_enabled           = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  kms_key_id                 = slot.wanted_key.arn
  snapshot_retention_limit   = 7

  tags = slot("tags", "redis")
}
