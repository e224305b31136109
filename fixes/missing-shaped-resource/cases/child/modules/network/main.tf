resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

output "vpc_id" {
  description = "The network"
  value       = aws_vpc.main.id
}
