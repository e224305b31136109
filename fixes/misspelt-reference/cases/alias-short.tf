# An alias is short for the one that is used, and no other is.
provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "dev"
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/deploy"
  }
}

provider "aws" {
  alias  = "prod"
  region = "eu-west-1"

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deploy"
  }
}

resource "aws_s3_bucket" "logs" {
  provider = aws.production
  bucket   = "shop-logs"
}

resource "aws_s3_bucket" "test" {
  provider = aws.dev
  bucket   = "shop-test"
}
