resource "aws_route53_zone" "main" {
  name = "shop.example"
}

resource "aws_lb" "main" {
  name    = "shop-alb"
  subnets = ["subnet-0", "subnet-1"]
}

resource "aws_route53_record" "www" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "www"
  type    = "CNAME"
  ttl     = 60
  records = ["shop.example"]
}
