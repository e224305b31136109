terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 99.0"
    }
    random = {
      source  = "hashicorp/random"
      version = ">= 3.9000"
    }
    archive = {
      source  = "hashicorp/archive"
      version = "= 77.0.0"
    }
  }
}
