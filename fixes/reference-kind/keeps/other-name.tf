data "aws_vpc" "shared" {
  default = true
}

output "vpc" {
  value = aws_vpc.main.id
}
