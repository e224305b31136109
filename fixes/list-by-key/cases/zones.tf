variable "zones" {
  type    = list(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

variable "networks" {
  type = map(string)

  default = {
    app  = "10.0.1.0/24"
    data = "10.0.2.0/24"
  }
}

locals {
  sizes = [10, 20]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "this" {
  for_each          = var.networks
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = var.zones[each.key]
}

resource "aws_ebs_volume" "this" {
  for_each          = toset(["eu-west-1a", "eu-west-1b"])
  availability_zone = each.value
  size              = local.sizes[each.value]
}
