terraform {
  required_version = ">= 1.4.0"

  backend "s3" {}
}

resource "aws_sns_topic" "a" {
  name = "a"
}
