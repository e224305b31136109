resource "aws_ec2_transit_gateway" "own" {
  description = "own"
}
