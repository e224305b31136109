resource "aws_ec2_transit_gateway" "this" {
  description = "Connects the networks"

  tags = slot("tags")
}
