# Everything of the shop.

terraform {
  required_providers {
    random = {
      source = "hashicorp/random"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}
