resource "aws_acm_certificate" "main" {
  domain_name       = "example.com"
  validation_method = "DNS"
}

output "records" {
  value = { for option in aws_acm_certificate.main.domain_validation_options : option.domain_name => option }
}

locals {
  names = [for option in aws_acm_certificate.main.domain_validation_options : option.resource_record_name]
  kinds = { for option in aws_acm_certificate.main.domain_validation_options : option.resource_record_name => option }
}
