provider "aws" {
  region = "eu-west-1"
}

module "a" {
  source = "./a"

  bucket = module.b.bucket
}

module "b" {
  source = "./b"
}
