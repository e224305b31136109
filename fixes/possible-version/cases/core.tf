terraform {
  required_version = ">= 42.1.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0, > 5.20, < 4.0" # pinned
    }
  }
}
