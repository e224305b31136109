resource "aws_vpc" "blue" {
  cidr_block = "10.8.0.0/16"
}

resource "aws_vpc" "green" {
  cidr_block = "10.9.0.0/16"
}

resource "aws_internet_gateway" "blue" {
  vpc_id = aws_vpc.blue.id
}

resource "aws_internet_gateway" "green" {
  vpc_id = aws_vpc.green.id
}

resource "aws_eip" "web" {
  domain = "vpc"
}
