provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      Project = "shop"
    }
  }
}

variable "region" {
  type    = string
  default = "eu-west-1"
}
