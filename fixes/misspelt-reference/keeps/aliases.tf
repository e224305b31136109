# An alias that nobody uses is another one where neither name begins with the other, or where both of two would do.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "euw1"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "euc1"
  region = "eu-central-1"
}

resource "aws_sns_topic" "beside" {
  provider = aws.eu
  name     = "beside"
}

resource "aws_sns_topic" "far" {
  provider = aws.tokyo
  name     = "far"
}
