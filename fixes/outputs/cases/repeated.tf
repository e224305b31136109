resource "aws_vpc" "blue" {
  count      = 2
  cidr_block = "10.${count.index}.0.0/16"
}

resource "aws_vpc" "green" {
  for_each   = { a = "10.8.0.0/16" }
  cidr_block = each.value
}
