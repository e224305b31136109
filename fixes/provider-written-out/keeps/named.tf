provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_sns_topic" "events" {
  for_each = toset(["a", "b"])
  provider = aws.east
  name     = each.key
}
