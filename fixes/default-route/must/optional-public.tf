resource "aws_route_table" "this" {
  dynamic "route" {
    for_each = slot("gateways")

    content {
      cidr_block = "0.0.0.0/0"
      gateway_id = route.value
    }
  }
}
