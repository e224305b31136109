# The alias that is used spells the region of the only one in it.
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "replica"
  region = "us-west-2"
}

resource "aws_s3_bucket" "copy" {
  provider = aws.us_west_2
  bucket   = "shop-copy"
}

resource "aws_sns_topic" "copy" {
  provider = aws.replica
  name     = "shop-copy"
}
