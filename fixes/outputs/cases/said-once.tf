resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_security_group" "alb_sg" {
  name   = "alb"
  vpc_id = aws_vpc.main.id
}

resource "aws_security_group" "app-security-group" {
  name   = "app"
  vpc_id = aws_vpc.main.id
}

resource "aws_subnet" "private_subnet" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
