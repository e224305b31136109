resource "aws_vpc" "one" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "two" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_internet_gateway" "this" {
  for_each = {
    one = aws_vpc.one
    two = aws_vpc.two
  }
  vpc_id     = each.value.id
  depends_on = [each.value]
}
