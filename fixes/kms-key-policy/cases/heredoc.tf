variable "region" {
  default = "eu-west-1"
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "me" {}

data "aws_partition" "here" {}

resource "aws_kms_key" "main" {
  policy = <<-EOF
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "Root",
          "Effect": "Allow",
          "Principal": { "AWS": "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root" },
          "Action": "kms:*",
          "Resource": "*"
        }
      ]
    }
  EOF
}

resource "aws_cloudwatch_log_group" "app" {
  name       = "/shop/app"
  kms_key_id = aws_kms_key.main.arn
}

resource "aws_cloudtrail" "main" {
  name           = "shop"
  s3_bucket_name = "shop-trail"
  kms_key_id     = aws_kms_key.main.arn
}
