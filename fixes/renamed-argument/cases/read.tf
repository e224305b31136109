resource "aws_redshift_cluster" "orders" {
  cluster_identifier        = "orders"
  node_type                 = "ra3.large"
  master_username           = "orders"
  manage_master_password    = true
  skip_final_snapshot       = true
  cluster_subnet_group_name = "orders"
}

resource "aws_elasticache_cluster" "sessions" {
  cluster_id      = "sessions"
  engine          = "redis"
  node_type       = "cache.t3.micro"
  num_cache_nodes = 1
}

resource "aws_launch_template" "web" {
  image_id      = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_eip" "gate" {
  domain = "vpc"
}

resource "aws_appsync_graphql_api" "orders" {
  name                = "orders"
  authentication_type = "API_KEY"
}

resource "aws_codecommit_repository" "orders" {
  repository_name = "orders"
}

output "places" {
  value = {
    code      = aws_codecommit_repository.orders.clone_url
    warehouse = aws_redshift_cluster.orders.address
    cache     = aws_elasticache_cluster.sessions.primary_endpoint_address
    template  = aws_launch_template.web.version
    gate      = aws_eip.gate.ip
    graph     = aws_appsync_graphql_api.orders.graphql_url
  }
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  pattern        = "ERROR"
  log_group_name = "app"

  metric_transformation {
    name      = "Errors"
    namespace = "Own"
    value     = "1"
  }
}

output "metric" {
  value = aws_cloudwatch_log_metric_filter.errors.metric_name
}
