resource "aws_lb" "shop" {
  name            = "shop"
  internal        = true
  subnets         = ["subnet-0a", "subnet-0b"]
  security_groups = ["sg-0a"]
}
