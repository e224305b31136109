resource "aws_ec2_transit_gateway_route_table" "this" {
  transit_gateway_id = slot("only", "aws_ec2_transit_gateway").id

  tags = slot("tags")
}
