provider "aws" {
  region = "eu-west-1"
}

locals {
  name_prefix = "shop"
}

resource "aws_kms_key" "main" {
  enable_key_rotation = true
}

module "network" {
  source = "./modules/network"
}

module "security" {
  source = "./modules/security"
}

module "compute" {
  source = "./modules/compute"
}

output "vpc" {
  value = aws_vpc.main.id
}

output "subnets" {
  value = aws_subnet.app[*].id
}
