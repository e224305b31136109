provider "aws" {
  alias  = "primary"
  region = "eu-west-1"
}

module "worker" {
  source = "./modules/worker"

  providers = {
    aws = aws.primary
  }
}
