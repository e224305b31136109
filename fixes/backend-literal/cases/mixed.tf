terraform {
  required_version = ">= 1.5"

  # Where the state lives.
  backend "s3" {
    bucket         = var.state_bucket
    key            = "network/${var.environment}/terraform.tfstate" # one for each environment
    region         = "eu-west-1"
    encrypt        = true
    dynamodb_table = local.lock_table
  }
}

variable "state_bucket" {
  type = string
}

variable "environment" {
  type = string
}

locals {
  lock_table = "locks-${var.environment}"
}

output "state" {
  value = "${var.state_bucket} ${local.lock_table}"
}
