data "aws_vpc" "main" {
  default = true
}

data "aws_subnets" "private" {
  vpc_id            = data.aws_vpc.main.id
  availability_zone = ["eu-west-1a", "eu-west-1b"]

  tags = {
    Tier = "private"
  }
}

data "aws_internet_gateway" "main" {
  vpc_id = data.aws_vpc.main.id
}
