provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

data "aws_region" "east" {
  provider = aws.east
}
