# What has no name is called by its key, and a key may be the end of a name.
locals {
  networks = {
    hub = { cidr = "10.0.0.0/16", days = 30 }
    app = { cidr = "10.1.0.0/16", days = 7 }
  }
}

resource "aws_vpc" "each" {
  for_each   = local.networks
  cidr_block = each.value.vpc_cidr
  tags = {
    Name = each.value.name
  }
}

resource "aws_cloudwatch_log_group" "each" {
  for_each          = local.networks
  name              = "/flow/${each.value.name}"
  retention_in_days = each.value.retention_days
}
