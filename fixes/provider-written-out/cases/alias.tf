provider "aws" {
  region = "us-west-2"
}

provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

locals {
  topics = {
    orders  = { alias = "east", owner = "shop" }
    returns = { alias = "west", owner = "shop" }
    stock   = { alias = "west", owner = "store" }
  }
}

# One for each.
resource "aws_sns_topic" "events" {
  for_each = local.topics

  provider = aws[each.value.alias]
  name     = "${each.key}-events"

  tags = {
    Owner = each.value.owner
  }
}

resource "aws_sqs_queue" "inbox" {
  name       = "inbox"
  depends_on = [aws_sns_topic.events]
}

output "topics" {
  value = { for name, topic in aws_sns_topic.events : name => topic.arn }
}

output "orders" {
  value = aws_sns_topic.events["orders"].arn
}
