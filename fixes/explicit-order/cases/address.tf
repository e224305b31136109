resource "aws_internet_gateway" "main" {
  vpc_id = "vpc-0123456789abcdef0"
}

resource "aws_eip" "bastion" {
  domain   = "vpc"
  instance = "i-0123456789abcdef0"
}
