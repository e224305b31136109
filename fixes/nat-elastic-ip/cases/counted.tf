resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id

  tags = {
    Name = "shop-igw"
  }
}

resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet("10.0.0.0/16", 8, count.index)
}

# One for each zone
resource "aws_nat_gateway" "main" {
  count     = 2
  subnet_id = aws_subnet.public[count.index].id

  tags = {
    Name = "shop-nat-${count.index}"
  }
}
