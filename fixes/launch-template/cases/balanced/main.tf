resource "aws_vpc" "main" {
  cidr_block = "10.8.0.0/16"

  tags = {
    Name = "shop-vpc"
  }
}

resource "aws_security_group" "app" {
  name        = "shop-app"
  description = "The application"
  vpc_id      = aws_vpc.main.id
}

resource "aws_lb" "main" {
  name = "shop"
}

resource "aws_lb_target_group" "app" {
  name     = "shop-app"
  port     = 8080
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_iam_role" "ec2" {
  name               = "shop-ec2"
  assume_role_policy = "{}"
}

resource "aws_iam_instance_profile" "ec2" {
  name = "shop-ec2"
  role = aws_iam_role.ec2.name
}
