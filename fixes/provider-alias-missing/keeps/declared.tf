provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

resource "aws_sns_topic" "one" {
  provider = aws.us_east_1
  name     = "one"
}
