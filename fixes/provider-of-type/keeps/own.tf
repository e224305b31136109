terraform {
  required_providers {
    amazon = {
      source = "hashicorp/aws"
    }
  }
}

provider "amazon" {
  alias  = "away"
  region = "eu-west-1"
}

resource "aws_sqs_queue" "orders" {
  provider = amazon.away
  name     = "orders"
}
