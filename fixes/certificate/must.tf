variable "certificate_arn" {
  description = "ARN of an ACM certificate that exists already; empty: one is made"
  type        = string
  default     = ""
}

variable "domain_name" {
  description = "Domain that the certificate is made for; empty: a self-signed one stands in"
  type        = string
  default     = ""
}

variable "hosted_zone_id" {
  description = "Route 53 zone that validates the certificate for domain_name"
  type        = string
  default     = ""
}

resource "aws_acm_certificate" "main" {
  count             = var.certificate_arn == "" && var.domain_name != "" && var.hosted_zone_id != "" ? 1 : 0
  domain_name       = var.domain_name
  validation_method = "DNS"

  tags = slot("tags", "certificate")

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "certificate" {
  count           = length(aws_acm_certificate.main)
  zone_id         = var.hosted_zone_id
  name            = tolist(aws_acm_certificate.main[0].domain_validation_options)[0].resource_record_name
  type            = tolist(aws_acm_certificate.main[0].domain_validation_options)[0].resource_record_type
  records         = [tolist(aws_acm_certificate.main[0].domain_validation_options)[0].resource_record_value]
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "main" {
  count                   = length(aws_acm_certificate.main)
  certificate_arn         = aws_acm_certificate.main[0].arn
  validation_record_fqdns = aws_route53_record.certificate[*].fqdn
}

# Stands in until certificate_arn, or domain_name with hosted_zone_id, is set: browsers warn of it.
resource "tls_private_key" "self_signed" {
  count     = var.certificate_arn == "" && length(aws_acm_certificate.main) == 0 ? 1 : 0
  algorithm = "RSA"
  rsa_bits  = 2048
}

resource "tls_self_signed_cert" "self_signed" {
  count                 = length(tls_private_key.self_signed)
  private_key_pem       = tls_private_key.self_signed[0].private_key_pem
  validity_period_hours = 8760
  allowed_uses          = ["key_encipherment", "digital_signature", "server_auth"]

  subject {
    common_name = var.domain_name == "" ? "example.internal" : var.domain_name
  }
}

resource "aws_acm_certificate" "self_signed" {
  count            = length(tls_self_signed_cert.self_signed)
  private_key      = tls_private_key.self_signed[0].private_key_pem
  certificate_body = tls_self_signed_cert.self_signed[0].cert_pem

  tags = slot("tags", "self-signed")

  lifecycle {
    create_before_destroy = true
  }
}

locals {
  certificate_arn = coalesce(
    var.certificate_arn,
    one(aws_acm_certificate_validation.main[*].certificate_arn),
    one(aws_acm_certificate.self_signed[*].arn),
  )
}
