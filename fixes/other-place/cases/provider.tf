provider "aws" {
  region = "eu-west-1"

  default_tags {
    Project = "shop"
    Owner   = "ops"
  }
}
