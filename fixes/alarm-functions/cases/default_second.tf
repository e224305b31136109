provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "away"
  region = "eu-central-1"
}

resource "aws_lambda_function" "copies" {
  provider = aws.away

  function_name = "copies"
  role          = "arn:aws:iam::123456789012:role/copies"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "copies.zip"
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "orders.zip"
}
