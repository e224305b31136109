resource "aws_subnet" "main" {
  vpc_id     = "vpc-0123456789abcdef0"
  cidr_blok  = "10.0.1.0/24"
  cidr_block = "10.0.2.0/24"
}
