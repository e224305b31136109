variable "stage" {
  type    = string
  default = "dev"
}

locals {
  stages = {
    dev  = { cidr = "10.0.0.0/16", days = 7, most = 4 }
    prod = { cidr = "10.1.0.0/16", days = 90, most = 20, protected = true }
  }

  stage = local.stages[var.stage]
}

resource "aws_vpc" "main" {
  cidr_block = local.stage.cidr
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app"
  retention_in_days = local.stage.days
}

resource "aws_lb" "main" {
  name                       = "app"
  enable_deletion_protection = local.stage.protected
}
