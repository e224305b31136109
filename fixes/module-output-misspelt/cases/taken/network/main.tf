variable "network_id" {
  type    = string
  default = ""
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
  tags       = { Peer = var.network_id }
}

output "network_id" {
  value = aws_vpc.main.id
}
