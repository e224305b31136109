resource "aws_subnet" "app" {
  count = 2

  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

output "first" {
  value = aws_subnet.app[0].id
}

output "all" {
  value = aws_subnet.app[*].id
}
