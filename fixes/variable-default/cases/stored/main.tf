variable "auth_token" {
  type      = string
  sensitive = true
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "shop"
  description                = "sessions"
  engine                     = "redis"
  node_type                  = "cache.t3.micro"
  transit_encryption_enabled = true
  auth_token                 = var.auth_token
}
