resource "aws_subnet" "private_app" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_block = "10.0.1.0/24"
}

output "subnet" {
  value = aws_subnet.private_pap.id
}
