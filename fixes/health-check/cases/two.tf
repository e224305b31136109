resource "aws_lb" "first" {
  name            = "first"
  subnets         = ["subnet-1a", "subnet-1b"]
  security_groups = ["sg-0a"]
}

resource "aws_lb" "second" {
  name            = "second"
  subnets         = ["subnet-0a", "subnet-0b"]
  security_groups = ["sg-0a"]
}
