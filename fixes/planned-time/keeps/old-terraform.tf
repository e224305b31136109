terraform {
  required_version = "~> 1.4.0"
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { Created = timestamp() }
  }
}
