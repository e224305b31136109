provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_sns_topic" "alerts" {
  provider = aws.ireland
  name     = "alerts"
}

resource "aws_lambda_function" "api" {
  provider      = aws.frankfurt
  function_name = "api"
  role          = "arn:aws:iam::123456789012:role/api"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "api.zip"
}
