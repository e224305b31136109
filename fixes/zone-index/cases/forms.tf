variable "subnet_count" {
  type    = number
  default = 6
}

data "aws_availability_zones" "available" {
  state = "available"
}

resource "aws_subnet" "many" {
  count             = var.subnet_count
  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, count.index)
  availability_zone = data.aws_availability_zones.available.names[count.index]
}

resource "aws_ebs_volume" "fourth" {
  availability_zone = data.aws_availability_zones.available.names[3]
  size              = 10
}
