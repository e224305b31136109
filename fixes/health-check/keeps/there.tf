resource "aws_lb" "shop" {
  name            = "shop"
  subnets         = ["subnet-0a", "subnet-0b"]
  security_groups = ["sg-0a"]
}

resource "aws_route53_health_check" "own" {
  fqdn = aws_lb.shop.dns_name
  type = "TCP"
  port = 443
}
