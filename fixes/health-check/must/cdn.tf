resource "aws_route53_health_check" "app" {
  fqdn              = slot.distribution.domain_name
  type              = "HTTPS"
  port              = 443
  resource_path     = slot("health_check_path", "/")
  request_interval  = 30
  failure_threshold = 3

  tags = slot("tags", "health-check")
}
