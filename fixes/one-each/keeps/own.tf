resource "aws_subnet" "counted" {
  count      = 2
  vpc_id     = "vpc-0"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.counted[*].id
}

resource "aws_db_subnet_group" "main" {
  name       = "main"
  subnet_ids = aws_subnet.counted[*].id
}
