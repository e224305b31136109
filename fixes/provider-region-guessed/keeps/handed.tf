terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}

resource "aws_sns_topic" "one" {
  provider = aws.replica
  name     = "one"
}
