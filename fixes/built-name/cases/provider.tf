provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "peer_one"
  region = "us-east-1"
}

provider "aws" {
  alias  = "peer_two"
  region = "us-west-2"
}

resource "aws_sns_topic" "events" {
  for_each = toset(["peer_one", "peer_two"])

  provider = aws.${each.value}
  name     = "events-${each.value}"
}

resource "aws_sns_topic" "alarms" {
  for_each = toset(["one", "two"])

  provider = aws.peer_${each.key}
  name     = "alarms-${each.key}"
}
