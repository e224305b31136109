variable "certificate_arn" {
  description = "ARN of an ACM certificate that exists already; empty: a self-signed one stands in"
  type        = string
  default     = ""
}

# Stands in until certificate_arn is set: browsers warn of it.
resource "tls_private_key" "self_signed" {
  count     = var.certificate_arn == "" ? 1 : 0
  algorithm = "RSA"
  rsa_bits  = 2048
}

resource "tls_self_signed_cert" "self_signed" {
  count                 = length(tls_private_key.self_signed)
  private_key_pem       = tls_private_key.self_signed[0].private_key_pem
  validity_period_hours = 8760
  allowed_uses          = ["key_encipherment", "digital_signature", "server_auth"]

  subject {
    common_name = "example.internal"
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
  certificate_arn = coalesce(var.certificate_arn, one(aws_acm_certificate.self_signed[*].arn))
}
