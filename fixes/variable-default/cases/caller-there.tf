provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "primary"
  region = "us-west-2"
}

variable "primary_account_id" {
  type = string
}

data "aws_caller_identity" "here" {
  provider = aws.primary
}

resource "aws_s3_bucket" "orders" {
  provider = aws.primary
  bucket   = "orders-${var.primary_account_id}-${data.aws_caller_identity.here.account_id}"
}
