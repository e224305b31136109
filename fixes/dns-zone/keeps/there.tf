data "aws_route53_zone" "any" {
  name = "shop.example"
}
