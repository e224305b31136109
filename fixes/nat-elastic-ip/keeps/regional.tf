resource "aws_nat_gateway" "all" {
  vpc_id            = "vpc-0"
  availability_mode = "regional"
}
