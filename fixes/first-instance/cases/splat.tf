resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = "vpc-0"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_subnet" "keyed" {
  for_each   = { a = 1, b = 2 }
  vpc_id     = "vpc-0"
  cidr_block = "10.1.${each.value}.0/24"
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.public[*].id
}

resource "aws_instance" "other" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  subnet_id     = values(aws_subnet.keyed)[*].id
}
