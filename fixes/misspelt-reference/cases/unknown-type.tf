resource "aws_vpc" "shop" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "shop" {
  vpc_id     = aws_vppc.shop.id
  cidr_block = "10.0.1.0/24"
}
