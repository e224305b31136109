resource "aws_lb" "shop" {
  name            = "shop"
  subnets         = ["subnet-0a", "subnet-0b"]
  security_groups = ["sg-0a"]
}
