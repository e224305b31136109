data "aws_subnets" "main" {
  colour = "blue"
}
