provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "secondary"
  region = data.aws_region.secondary.name
}

data "aws_region" "secondary" {
  provider = aws.secondary
}

resource "aws_sns_topic" "secondary" {
  provider = aws.secondary
  name     = "secondary"
}
