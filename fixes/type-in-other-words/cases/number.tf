data "aws_availability_zone" "all" {
  state = "available"
}

resource "aws_subnet" "app" {
  count             = 2
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = "10.0.${count.index}.0/24"
  availability_zone = data.aws_availability_zone.all.names[count.index]
}
