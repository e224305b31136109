resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  count = 2

  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.${count.index}.0/24"
}

output "zone" {
  description = "Zone of the first subnet"
  value       = aws_subnet.app[0].availability_zone
}
