# Nothing of the kind is there: reported with what it would need.
module "network" {
  source = "./modules/network"
  cidr   = "10.0.0.0/16"
}

output "vpc_id" {
  value = module.network.vpc_id
}
