resource "aws_ec2_transit_gateway_vpc_attachment" "hub" {
  transit_gateway_id = "tgw-0a"
  vpc_id             = "vpc-0a"
  subnet_ids         = ["subnet-0a"]
}
