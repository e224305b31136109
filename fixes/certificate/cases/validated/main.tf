resource "aws_lb" "main" {
  name               = "shop-alb"
  load_balancer_type = "application"
  subnets            = ["subnet-0", "subnet-1"]
}
