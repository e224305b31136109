provider "aws" {
  region = "eu-central-1"
}

variable "environment" {
  description = "Environment"
  type        = string
  default     = "dev"
}

locals {
  bucket_suffix = "${var.environment}-eu"
}

module "store" {
  source = "./modules/store"

  environment = var.environment
}
