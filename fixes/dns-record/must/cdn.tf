resource "aws_route53_record" "app" {
  zone_id = slot.zone.zone_id
  name    = slot.zone.name
  type    = "A"

  alias {
    name                   = slot.distribution.domain_name
    zone_id                = slot.distribution.hosted_zone_id
    evaluate_target_health = false
  }
}
