variable "environment" {
  type    = string
  default = "production"
}

locals {
  prefix = "customer-onboarding-platform"
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"

  tags = {
    Name = "${local.prefix}-${var.environment}-vpc"
  }
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
  map_public_ip_on_launch = true

  tags = {
    Name = "${local.prefix}-${var.environment}-public-${count.index + 1}"
  }
}

resource "aws_security_group" "alb" {
  name   = "${local.prefix}-${var.environment}-alb"
  vpc_id = aws_vpc.main.id

  tags = {
    Name = "${local.prefix}-${var.environment}-alb"
  }
}
