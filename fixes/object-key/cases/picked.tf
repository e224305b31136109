variable "environment" {
  default = "dev"
}

data "aws_availability_zones" "all" {}

locals {
  sizes = {
    dev  = { az_count = 2, nat_per_az = false }
    prod = { az_count = 3, nat_per_az = true }
  }

  size  = local.sizes[var.environment]
  zones = slice(data.aws_availability_zones.all.names, 0, local.size.azs)
  asked = try(local.size.azs, 1)
}
