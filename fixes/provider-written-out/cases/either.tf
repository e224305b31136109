# A condition on the key chooses between two, and what it is repeated for says which keys there are.
provider "aws" {
  alias  = "primary"
  region = "us-east-1"
}

provider "aws" {
  alias  = "secondary"
  region = "eu-west-1"
}

variable "regions" {
  type = map(object({
    region = string
  }))
  default = {
    primary   = { region = "us-east-1" }
    secondary = { region = "eu-west-1" }
  }
}

resource "aws_sns_topic" "each" {
  for_each = var.regions
  provider = each.key == "primary" ? aws.primary : aws.secondary
  name     = "each-${each.key}"
}

output "topic_arns" {
  value = [for one in aws_sns_topic.each : one.arn]
}
