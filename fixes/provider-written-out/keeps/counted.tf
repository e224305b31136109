provider "aws" {
  alias  = "east"
  region = "us-east-1"
}

resource "aws_sns_topic" "events" {
  count    = 2
  provider = aws[["east", "east"][count.index]]
  name     = "events-${count.index}"
}
