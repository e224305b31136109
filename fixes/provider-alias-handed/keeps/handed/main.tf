provider "aws" {
  alias  = "copy"
  region = "us-east-2"
}

module "db" {
  source = "./db"

  providers = {
    aws.copy = aws.copy
  }
}
