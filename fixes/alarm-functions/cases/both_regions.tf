provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "spare"
  region = "eu-central-1"
}

resource "aws_sns_topic" "alerts" {
  name = "shop-alerts"
}

resource "aws_sns_topic" "alerts_spare" {
  provider = aws.spare
  name     = "shop-alerts"
}

resource "aws_lambda_function" "api" {
  function_name = "shop-api"
  role          = "arn:aws:iam::123456789012:role/api"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "api.zip"
}

resource "aws_lambda_function" "api_spare" {
  provider      = aws.spare
  function_name = "shop-api"
  role          = "arn:aws:iam::123456789012:role/api"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "api.zip"
}
