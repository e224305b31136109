variable "subnets" {
  type = list(object({ arn = string }))
}

resource "aws_subnet" "a" {
  vpc_id     = "vpc-0a"
  cidr_block = "10.0.1.0/24"
}

resource "aws_lb" "app" {
  name    = "app"
  subnets = concat(var.subnets[*].arn, [split("/", aws_subnet.a.arn)[1]])
}
