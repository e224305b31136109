resource "aws_lb" "main" {
  name               = "shop"
  load_balancer_type = "network"
}
