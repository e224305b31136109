provider "aws" {
  region = "eu-west-1"
}

module "store" {
  source = "./store"

  bucket_nmae = "store-5512"
  env         = "dev"
}

output "arn" {
  value = module.store.bucket_anr
}
