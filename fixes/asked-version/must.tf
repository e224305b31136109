terraform {
  required_version = slot("terraform_version", null)

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = slot.aws_provider_version
    }
  }
}
