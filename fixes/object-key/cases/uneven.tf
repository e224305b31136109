variable "subnets" {
  default = {
    a = { cidr = "10.0.0.0/24", public = true }
    b = { cidr = "10.0.1.0/24" }
  }
}

variable "environment" {
  type    = string
  default = "dev"
}

locals {
  sizes = {
    dev  = { min = 1, max = 2 }
    prod = { min = 2, max = 6 }
  }
  size = local.sizes[var.environment]
}

resource "aws_subnet" "this" {
  for_each                = var.subnets
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = each.value.public
}

resource "aws_autoscaling_group" "app" {
  name               = "app"
  min_size           = local.size.min
  max_size           = local.size.max
  desired_capacity   = local.size.desired
  availability_zones = ["eu-west-1a"]

  launch_template {
    name = "app"
  }
}
