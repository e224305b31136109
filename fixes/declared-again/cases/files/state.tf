terraform {
  required_version = ">= 1.5"

  backend "s3" {
    bucket = "shop-state"
    key    = "orders.tfstate"
    region = "eu-west-1"
  }
}
