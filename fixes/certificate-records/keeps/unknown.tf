resource "random_pet" "name" {}

resource "aws_acm_certificate" "main" {
  domain_name       = "${random_pet.name.id}.example.com"
  validation_method = "DNS"
}

resource "aws_route53_record" "proof" {
  for_each = { for option in aws_acm_certificate.main.domain_validation_options : option.domain_name => option }

  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = each.value.resource_record_name
  records = [each.value.resource_record_value]
  type    = each.value.resource_record_type
  ttl     = 60
}
