provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "us-east-1"
  region = "us-east-1"
}

provider "aws" {
  alias  = "eu-west-1"
  region = "eu-west-1"
}

variable "regions" {
  type    = set(string)
  default = ["us-east-1", "eu-west-1"]
}

module "site" {
  source   = "./site"
  for_each = var.regions

  providers = {
    aws = aws[each.value]
  }
}

output "topics" {
  value = values(module.site)[*].topic
}
