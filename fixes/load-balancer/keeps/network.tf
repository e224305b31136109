resource "aws_lb" "main" {
  name               = "shop-alb"
  load_balancer_type = "network"
  subnets            = ["subnet-0", "subnet-1"]
}
