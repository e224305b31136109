provider "aws" {
  region = "eu-west-1"
}

module "store" {
  source   = "./store"
  for_each = toset(["orders", "payments"])
  name     = each.key
}
