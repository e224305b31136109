provider "aws" {
  alias  = "west"
  region = "us-west-1"
}

resource "aws_s3_bucket" "replica" {
  count    = 2
  provider = aws.west
  bucket   = "example-replica-${count.index}" # one for each team
}

resource "aws_s3_bucket" "team" {
  for_each = toset(["red", "blue"])
  bucket   = "example-${each.key}"
}
