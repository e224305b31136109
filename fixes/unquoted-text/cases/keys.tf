resource "aws_subnet" "public" {
  vpc_id     = "vpc-0"
  cidr_block = "10.0.0.0/24"

  tags = {
    Name                   = "public"
    kubernetes.io/role/elb = "1"
  }
}
