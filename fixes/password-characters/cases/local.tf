locals {
  token = random_password.cache.result
}

resource "random_password" "cache" {
  length = 32
}

resource "random_password" "warehouse" {
  length  = 20
  special = true
}

resource "aws_elasticache_replication_group" "sessions" {
  replication_group_id       = "sessions"
  description                = "Sessions"
  node_type                  = "cache.t3.micro"
  transit_encryption_enabled = true
  auth_token                 = local.token
}

resource "aws_redshift_cluster" "warehouse" {
  cluster_identifier  = "warehouse"
  node_type           = "ra3.large"
  master_username     = "loader"
  master_password     = random_password.warehouse.result
  skip_final_snapshot = true
}
