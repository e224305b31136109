resource "aws_ec2_transit_gateway_vpc_attachment" "hub" {
  transit_gateway_id = "tgw-0123456789abcdef0"
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0"]
}

resource "aws_ec2_transit_gateway_route" "out" {
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_attachment.hub.id
  transit_gateway_route_table_id = "tgw-rtb-0123456789abcdef0"
}

resource "aws_codedeploy_app" "shop" {
  name             = "shop"
  compute_platform = "ECS"
}

output "application" {
  value = aws_codedeploy_application.shop.name
}
