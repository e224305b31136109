provider "aws" {
  region = "eu-west-1"
}

module "topic" {
  source = "./modules/topic"
}
