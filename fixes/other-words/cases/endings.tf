resource "aws_elasticache_replication_group" "main" {
  replication_group_id = "main"
  description          = "Sessions"
}

resource "aws_opensearch_domain" "main" {
  domain_name = "main"
}

resource "aws_cognito_user_pool_domain" "main" {
  domain       = "main"
  user_pool_id = "eu-west-1_abcdefghi"
}

resource "aws_msk_cluster" "main" {
  cluster_name           = "main"
  kafka_version          = "3.6.0"
  number_of_broker_nodes = 2

  broker_node_group_info {
    instance_type   = "kafka.m5.large"
    client_subnets  = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_groups = ["sg-0123456789abcdef0"]
  }
}

output "places" {
  description = "Where things are"
  value = {
    cache      = aws_elasticache_replication_group.main.primary_endpoint_addr
    dashboards = aws_opensearch_domain.main.dashboard_url
    login      = aws_cognito_user_pool_domain.main.cloudfront_distribution_domain
    brokers    = aws_msk_cluster.main.bootstrap_brokers_iam
  }
}
