resource "aws_eks_cluster" "main" {
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/cluster"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.org"
  validation_method = "DNS"
}

output "issuer" {
  value = aws_eks_cluster.main.identity[0].oidc.0.issuer
}

output "subnets" {
  value = aws_eks_cluster.main.vpc_config[*].subnet_ids
}

output "records" {
  value = [for option in aws_acm_certificate.main.domain_validation_options : option.resource_record_name]
}

output "whole" {
  value = aws_eks_cluster.main.vpc_config
}
