terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.copy]
    }
  }
}

resource "aws_sns_topic" "there" {
  provider = aws.copy
  name     = "there"
}
