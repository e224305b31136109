resource "aws_flow_log" "main" {
  vpc_id              = aws_vpc.main.id
  traffic_type        = "ALL"
  iam_role_arn        = "arn:aws:iam::123456789012:role/flow" # written by hand
  log_destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:flow"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_eip" "nat" {
  count = 2
  vpc   = true

  tags = {
    Name = "nat-${count.index}"
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id          = "sessions"
  replication_group_description = "Sessions of the shop"
  node_type                     = "cache.t3.micro"
  number_cache_clusters         = 2
}

resource "aws_guardduty_organization_configuration" "main" {
  auto_enable = true
  detector_id = "12abc34d567e8fa901bc2d34e56789f0"
}

data "aws_iam_policy_document" "read" {
  statement {
    action    = "s3:GetObject"
    resources = ["*"]
  }
}

output "redis" {
  value = aws_elasticache_replication_group.main.primary_endpoint
}

output "who" {
  value = aws_elasticache_replication_group.main.replication_group_description
}

resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

output "issuer" {
  value = aws_eks_cluster.main.oidc_issuer_url
}
