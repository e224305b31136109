resource "aws_acm_certificate" "site" {
  domain_name       = "example.org"
  validation_method = "DNS"
}

resource "aws_route53_record" "validation" {
  for_each = aws_acm_certificate.site.domain_validation_options
  zone_id  = "Z0123456789"
  name     = each.value.resource_record_name
  type     = each.value.resource_record_type
  records  = [each.value.resource_record_value]
  ttl      = 60
}
