terraform {
  required_version = ">= 1.4"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.30"
    }
    random = {
      source  = "hashicorp/random"
      version = "~> 3.6"
    }
  }
}

provider "aws" {
  region = "eu-central-1"
}

data "aws_vpc" "office" {
  default = true
}

data "aws_subnets" "office" {
  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.office.id]
  }
}
