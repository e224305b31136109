variable "subnets" {
  default = {
    a = { cidr = "10.0.0.0/24", public = true }
    b = {}
  }
}

resource "aws_subnet" "this" {
  for_each                = { for key, one in var.subnets : key => one if can(one.cidr) }
  vpc_id                  = "vpc-0123456789abcdef0"
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = try(each.value.public, false)
}
