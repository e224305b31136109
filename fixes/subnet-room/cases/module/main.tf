module "vpc" {
  source   = "./vpc"
  cidr     = "10.20.0.0/16"
  az_count = 2
}
