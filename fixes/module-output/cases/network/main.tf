provider "aws" {
  region = "eu-west-1"
}

module "network" {
  source = "./modules/network"

  vpc_cidr = "10.20.0.0/16"
}

resource "aws_lb" "web" {
  name            = "web"
  subnets         = module.network.public_subnet_ids
  security_groups = [module.network.web_sg_id]
}

output "vpc" {
  value = module.network.vpc_id
}

output "nat_ips" {
  value = module.network.nat_gateway_ips
}

output "private" {
  value = module.network.private_subnets
}
