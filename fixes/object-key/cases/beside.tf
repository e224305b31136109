# No entry has the network's id: it is that of the network that is made for the entry.
variable "networks" {
  type    = map(object({ cidr = string }))
  default = { dev = { cidr = "10.1.0.0/16" }, prod = { cidr = "10.2.0.0/16" } }
}

resource "aws_vpc" "hub" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "each" {
  for_each   = var.networks
  cidr_block = each.value.cidr
}

resource "aws_route53_zone_association" "each" {
  for_each = var.networks
  zone_id  = "Z0123456789ABCDEFGHIJ"
  vpc_id   = each.value.vpc_id
}
