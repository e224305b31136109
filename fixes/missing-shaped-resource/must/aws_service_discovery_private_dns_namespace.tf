resource "aws_service_discovery_private_dns_namespace" "this" {
  name = "${slot("own_name")}.local"
  vpc  = slot.vpc.id

  tags = slot("tags")
}
