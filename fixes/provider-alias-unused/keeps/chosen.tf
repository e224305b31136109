provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

locals {
  configurations = { for region in var.regions : region => region }
}

variable "regions" {
  type = set(string)
}

resource "aws_sns_topic" "alerts" {
  for_each = var.regions
  provider = local.configurations[each.key]
}
