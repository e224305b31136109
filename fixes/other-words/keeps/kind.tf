resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "Sessions"
  node_type            = "cache.t3.micro"
  num_cache_clusters   = 2
  auth_token_enabled   = true
}
