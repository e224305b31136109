terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.us_east_1]
    }
  }
}

resource "aws_sns_topic" "one" {
  provider = aws.us_east_1
  name     = "one"
}
