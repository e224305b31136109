resource "aws_acm_certificate" "this" {
  domain_name       = slot("domain")
  validation_method = "DNS"

  tags = slot("tags")

  lifecycle {
    create_before_destroy = true
  }
}
