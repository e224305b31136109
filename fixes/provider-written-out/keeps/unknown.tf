variable "regions" {
  type = set(string)
}

resource "aws_sns_topic" "events" {
  for_each = var.regions
  provider = each.key == "us-east-1" ? aws : aws.west
  name     = each.key
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}
