provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

locals {
  name = "shop"

  providers = {
    "us-east-1" = aws.east
    "us-west-1" = aws
    "us-west-2" = aws
  }
}

resource "aws_sns_topic" "events" {
  for_each = toset(["us-east-1", "us-west-1", "us-west-2"])
  provider = local.providers[each.key]

  name = "${local.name}-${each.value}"
}

resource "aws_sns_topic" "alarms" {
  provider = local.providers["us-east-1"]
  name     = "alarms"
}
