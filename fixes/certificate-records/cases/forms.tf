variable "domain_name" {
  type    = string
  default = "example.com"
}

resource "aws_acm_certificate" "main" {
  count = 1

  domain_name       = var.domain_name
  validation_method = "DNS"
}

resource "aws_acm_certificate" "all" {
  domain_name               = var.domain_name
  subject_alternative_names = ["*.${var.domain_name}"]
  validation_method         = "DNS"
}

resource "aws_route53_record" "main" {
  for_each = { for option in aws_acm_certificate.main[0].domain_validation_options : option.domain_name => option }

  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = each.value.resource_record_name
  records = [each.value.resource_record_value]
  type    = each.value.resource_record_type
  ttl     = 60
}

locals {
  proofs = {
    for domain in aws_acm_certificate.all.domain_validation_options : domain.domain_name => {
      name  = domain.resource_record_name
      value = domain.resource_record_value
    } if !startswith(domain.domain_name, "*.")
  }
}

resource "aws_route53_record" "all" {
  for_each = local.proofs

  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = each.value.name
  records = [each.value.value]
  type    = "CNAME"
  ttl     = 60
}

resource "aws_acm_certificate_validation" "all" {
  certificate_arn         = aws_acm_certificate.all.arn
  validation_record_fqdns = [for record in aws_route53_record.all : record.fqdn]
}
