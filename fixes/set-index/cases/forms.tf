variable "zones" {
  type    = set(string)
  default = ["a", "b"]
}

resource "aws_acm_certificate" "main" {
  count             = 1
  domain_name       = "example.org"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  name    = aws_acm_certificate.main[0].domain_validation_options[0].resource_record_name
  type    = aws_acm_certificate.main[0].domain_validation_options.0.resource_record_type
  records = [aws_acm_certificate.main[0].domain_validation_options[0].resource_record_value]
  zone_id = "Z1"
  ttl     = 60
}

output "zone" {
  value = var.zones[0]
}
