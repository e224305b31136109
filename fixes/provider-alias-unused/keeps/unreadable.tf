provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_sns_topic" "main" {
  provider = aws.east
  name = = "example"
}
