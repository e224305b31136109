variable "zones" {
  type = map(string)

  default = {
    app  = "eu-west-1a"
    data = "eu-west-1b"
  }
}

variable "names" {
  type    = list(string)
  default = ["eu-west-1a", "eu-west-1b"]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "named" {
  for_each          = { app = "10.0.1.0/24", data = "10.0.2.0/24" }
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = var.zones[each.key]
}

resource "aws_subnet" "numbered" {
  for_each          = { 0 = "10.0.3.0/24", 1 = "10.0.4.0/24" }
  vpc_id            = aws_vpc.main.id
  cidr_block        = each.value
  availability_zone = var.names[each.key]
}
