resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "network"
}

resource "aws_lb" "web" {
  name               = "shop-web"
  load_balancer_type = "application"
}
