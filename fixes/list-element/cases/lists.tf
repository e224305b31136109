resource "aws_eks_cluster" "main" {
  count    = 1
  name     = "main"
  role_arn = "arn:aws:iam::123456789012:role/main"

  vpc_config {
    subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  }
}

resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

output "authority" {
  value = base64decode(aws_eks_cluster.main[0].certificate_authority.data)
}

output "group" {
  value = aws_eks_cluster.main[0].vpc_config.cluster_security_group_id
}

output "record" {
  value = aws_acm_certificate.main.domain_validation_options[0].resource_record_name
}

output "value" {
  value = "${aws_acm_certificate.main.domain_validation_options.resource_record_value}."
}
