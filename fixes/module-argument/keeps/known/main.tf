module "store" {
  source = "./store"

  bucket = "store-8812"
}

module "away" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.0"

  cidr = "10.0.0.0/16"
}
