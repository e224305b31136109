resource "aws_vpc_nat_gateway" "main" {
  allocation_id = "eipalloc-0123456789abcdef0"
  subnet_id     = "subnet-0123456789abcdef0"
}

resource "aws_nat_gateway" "main" {
  allocation_id = "eipalloc-0123456789abcdef1"
  subnet_id     = "subnet-0123456789abcdef1"
}

output "addresses" {
  description = "Where traffic comes from"
  value       = [aws_vpc_nat_gateway.main.public_ip, aws_nat_gateway.main.public_ip]
}
