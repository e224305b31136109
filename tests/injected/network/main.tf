terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "./modules/network"

  name       = var.project
  cidr_block = var.cidr_block
  zones      = ["${var.region}a", "${var.region}b"]
  tags       = local.tags
}

module "app" {
  source = "./modules/app"

  name          = var.project
  vpc_id        = module.network.vpc_id
  subnet_ids    = module.network.private_subnet_ids
  instance_type = "t3.micro"
  tags          = local.tags
}

locals {
  tags = {
    Project = var.project
    Managed = "terraform"
  }
}
