data "aws_subnet" "main" {
  vpc_id            = "vpc-0123456789abcdef0"
  availability_zone = "eu-west-1a"
}
