provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

module "child" {
  source = "./child"

  providers = {
    aws = aws.east
  }
}
