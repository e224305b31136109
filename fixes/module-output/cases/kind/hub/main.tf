resource "aws_ec2_transit_gateway" "this" {
  description = "hub"
}

resource "aws_ec2_transit_gateway_route_table" "main" {
  transit_gateway_id = aws_ec2_transit_gateway.this.id
}

output "id" {
  value = aws_ec2_transit_gateway.this.id
}
