resource "aws_route53_zone" "main" {
  name = "shop.example"
}
