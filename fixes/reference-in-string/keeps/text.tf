# Text, names of nothing, attributes that are none, and keys.
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    "aws_vpc.main.id" = "aws_vpc.other.id"
    Docs              = "aws_vpc.main.html"
    About             = "See aws_vpc.main.id"
  }
}

output "vpc" {
  description = "aws_vpc.main.id"
  value       = aws_vpc.main.id
}
