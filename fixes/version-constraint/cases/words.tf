terraform {
  required_version = ">= v1.3 < 2.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = var.aws_version
    }
    tls = {
      source  = "hashicorp/tls"
      version = "4.x"
    }
    archive = {
      source  = "hashicorp/archive"
      version = "~2.4"
    }
    null  = "*"
    local = { source = "hashicorp/local", version = "=> 2.4" }
  }
}

variable "aws_version" {
  type    = string
  default = "~> 5.0"
}
