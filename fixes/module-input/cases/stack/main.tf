provider "aws" {
  region = var.aws_region
}

variable "aws_region" {
  type    = string
  default = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "dev"
}

locals {
  common_tags = { Environment = var.environment }
}

resource "aws_kms_key" "data" {
  enable_key_rotation = true
}

module "vpc" {
  source = "./modules/vpc"
}

module "db" {
  source = "./modules/db"
}
