resource "aws_route_table" "this" {
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = slot("gateway")
  }
}
