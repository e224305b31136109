variable "tags" {
  type    = map(string)
  default = {}
}

locals {
  tags = merge(var.tags, [{ ManagedBy = "terraform" }])
}

resource "aws_subnet" "public" {
  for_each   = { a = "10.0.0.0/24", b = "10.0.1.0/24" }
  vpc_id     = "vpc-1"
  cidr_block = each.value
  tags       = local.tags
}

resource "aws_subnet" "private" {
  for_each   = { a = "10.0.2.0/24", b = "10.0.3.0/24" }
  vpc_id     = "vpc-1"
  cidr_block = each.value
  tags       = local.tags
}

resource "aws_db_subnet_group" "all" {
  name       = "all"
  subnet_ids = concat(aws_subnet.public, aws_subnet.private)
}
