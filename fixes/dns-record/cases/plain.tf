resource "aws_route53_zone" "main" {
  name = "shop.example"
}

resource "aws_lb" "main" {
  name    = "shop-alb"
  subnets = ["subnet-0", "subnet-1"]
}
