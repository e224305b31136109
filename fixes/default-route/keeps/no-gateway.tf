resource "aws_route_table" "private" {
  vpc_id = "vpc-0"
}
