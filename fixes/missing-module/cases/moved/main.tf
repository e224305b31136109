module "network" {
  source = "./module/network"
  cidr   = "10.0.0.0/16"
}

output "vpc_id" {
  value = module.network.vpc_id
}
