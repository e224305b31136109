variable "environment" {
  default = "dev"
}

data "aws_caller_identity" "current" {}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "public" {
  count      = 2
  vpc_id     = aws_vpc.main_vpc.id # the network
  cidr_block = cidrsubnet(aws_vpc.mian.cidr_block, 8, count.index)

  tags = {
    Name  = "public-${var.enviroment}-${count.index}"
    Owner = data.aws_caller_identity.curent.account_id
  }
}

resource "aws_ecs_cluster" "app" {
  name = "app-${var.environment}"
}

output "ids" {
  value = concat(aws_subnet.pubilc[*].id, [aws_ecs_cluser.app.id])
}
