variable "name" {
  default = "shop"
}

data "aws_caller_identity" "current" {}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_subnet" "app" {
  vpc_id     = "aws_vpc.main.id"
  cidr_block = "10.0.1.0/24"

  tags = {
    Name  = "var.name"
    Owner = "data.aws_caller_identity.current.account_id"
  }
}

output "ids" {
  value = ["aws_subnet.app.id", "aws_subnet.app"]
}
