resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_security_group" "app" {
  name   = "shop-app"
  vpc_id = aws_vpc.main.id
}

resource "aws_iam_role" "ec2" {
  name               = "shop-ec2"
  assume_role_policy = "{}"
}

resource "aws_iam_instance_profile" "ec2" {
  name = "shop-ec2"
  role = aws_iam_role.ec2.name
}
