provider "aws" {
  alias  = "primary"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "secondary"
  region = "eu-central-1"
}

resource "aws_kms_key" "primary" {
  provider    = aws.primary
  description = "Data of the first region"
}

resource "aws_sns_topic" "primary" {
  provider = aws.primary
  name     = "shop-alerts"
}

# No key is in this region.
resource "aws_sns_topic" "secondary" {
  provider = aws.secondary
  name     = "shop-alerts"
}
