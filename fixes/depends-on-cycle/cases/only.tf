resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  depends_on = [aws_subnet.main]
}

resource "aws_subnet" "main" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
