resource "aws_security_group" "search" {
  name        = slot("name", "search-sg")
  description = "From inside the network to the search domain"
  vpc_id      = slot.vpc.id

  ingress {
    description = "HTTPS from inside the network"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [slot.vpc.cidr_block]
  }

  tags = slot("tags", "search-sg")
}

resource "aws_opensearch_domain" "main" {
  domain_name    = slot("name", "search", 28)
  engine_version = "OpenSearch_2.17"

  cluster_config {
    instance_type          = "t3.small.search"
    instance_count         = 2
    zone_awareness_enabled = true

    zone_awareness_config {
      availability_zone_count = 2
    }
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 20
  }

  vpc_options {
    subnet_ids         = slice(slot.database_subnets, 0, 2)
    security_group_ids = [aws_security_group.search.id]
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = slot.wanted_key.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
  }

  tags = slot("tags", "search")
}

data "aws_caller_identity" "current" {}

# The account's own principals, as far as their policies let them.
resource "aws_opensearch_domain_policy" "main" {
  domain_name = aws_opensearch_domain.main.domain_name

  access_policies = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "es:ESHttp*"
        Principal = { AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root" }
        Resource  = "${aws_opensearch_domain.main.arn}/*"
      }
    ]
  })
}
