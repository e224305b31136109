variable "instance_id" {
  default = "i-0"
}

resource "aws_route" "out" {
  route_table_id         = "rtb-0"
  destination_cidr_block = "0.0.0.0/0"
  instance_id            = var.instance_id
}
