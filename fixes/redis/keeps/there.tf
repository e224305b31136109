resource "aws_elasticache_cluster" "any" {
  cluster_id = "any"
}
