resource "aws_ec2_transit_gateway" "hub" {
  default_route_table_association = "disable"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "shop" {
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = "vpc-0123456789abcdef0"
  subnet_ids         = ["subnet-0123456789abcdef0"]
}

resource "aws_ec2_transit_gateway_route_table_association" "shop" {
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.shop.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.spokes.id
}

resource "aws_efs_file_system" "files" {
  encrypted = true
}

output "files" {
  value = aws_efs_access_point.files.arn
}
