provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      project = "shop"
    }
  }
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = {
    Environment = "prod"
    CostCenter  = "42"
  }
}
