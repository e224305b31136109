resource "aws_acm_certificate" "site" {
  domain_name       = "shop.example"
  validation_method = "DNS"
}
