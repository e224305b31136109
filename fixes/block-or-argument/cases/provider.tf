provider "aws" {
  region = "us-east-1"

  default_tags = {
    tags = {
      Project = "shop"
    }
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"

  assume_role = {
    role_arn = "arn:aws:iam::123456789012:role/deploy"
  }
}

resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.0.0.0/16"
}

locals {
  tags = {
    Project = "shop"
  }
}

provider "aws" {
  alias        = "north"
  region       = "eu-north-1"
  default_tags = merge(local.tags, { Region = "north" })
}

resource "aws_vpc" "north" {
  provider   = aws.north
  cidr_block = "10.0.0.0/16"
}

resource "aws_lambda_function" "app" {
  function_name = "app"
  role          = "arn:aws:iam::123456789012:role/app"
  image_uri     = "app:1"
  package_type  = "Image"

  environment = {
    LEVEL = "info"
  }
}
