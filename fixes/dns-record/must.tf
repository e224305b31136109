resource "aws_route53_record" "app" {
  zone_id = slot.zone.zone_id
  name    = slot.zone.name
  type    = "A"

  alias {
    name                   = slot.load_balancer.dns_name
    zone_id                = slot.load_balancer.zone_id
    evaluate_target_health = true
  }
}
