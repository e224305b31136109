variable "zone_count" {
  type    = number
  default = 3
}

data "aws_availability_zones" "all" {}

locals {
  zones    = slice(data.aws_availability_zones.all.names, 0, var.zone_count)
  public   = [for at, zone in local.zones : cidrsubnet("10.0.0.0/16", 4, at)]
  database = [for at, zone in local.zones : cidrsubnet("10.0.0.0/16", 4, at + 14)]
}

resource "aws_vpc" "main" {
  cidr_block = "10.1.0.0/20"
}

resource "aws_subnet" "app" {
  for_each   = { for at, zone in local.zones : zone => at }
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 1, each.value)
}
