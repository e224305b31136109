resource "aws_subnet" "public" {
  count = 2

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

# There are two, and none is called so.
output "third" {
  value = aws_subnet.public_3.id
}
