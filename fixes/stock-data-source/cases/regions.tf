provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

data "aws_region" "current" {}

resource "aws_sns_topic" "west" {
  provider = aws.west
  name     = "alerts-${data.aws_region.west.id}-${data.aws_region.current.id}"
}

resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.1.0.0/16"
}

resource "aws_subnet" "west" {
  provider          = aws.west
  vpc_id            = aws_vpc.west.id
  cidr_block        = "10.1.0.0/24"
  availability_zone = data.aws_availability_zones.there.names[0]
}
