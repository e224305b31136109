terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.61"
    }
    random = {
      source  = "hashicorp/random"
      version = ">= 4.1"
    }
    datadog = {
      source  = "DataDog/datadog"
      version = "~> 99.0"
    }
  }
}
