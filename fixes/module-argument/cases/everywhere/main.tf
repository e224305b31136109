variable "subnets" {
  description = "Subnets by name"
  type = map(object({
    cidr = string
  }))
  default = {}
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  count = 2

  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.${count.index}.0/24"
}

module "app" {
  source   = "./app"
  for_each = toset(["a", "b"])

  name       = each.key
  subnet_ids = aws_subnet.app[*].id
  vpc_id     = aws_vpc.main.id
  subnets    = var.subnets
  all        = [for one in aws_subnet.app : one.arn]
  password   = "${each.key}-x"
}
