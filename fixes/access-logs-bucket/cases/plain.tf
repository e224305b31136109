resource "aws_vpc" "main" {
  cidr_block = "10.8.0.0/16"

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.8.0.0/24"

  tags = {
    Name = "shop-public"
  }
}
