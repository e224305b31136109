provider "aws" {
  region = "eu-west-1"
}

provider "aws" {
  alias  = "frankfurt"
  region = "eu-central-1"
}

resource "aws_lambda_function" "failover" {
  provider      = aws.frankfurt
  function_name = "failover"
  role          = "arn:aws:iam::123456789012:role/failover"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "failover.zip"
}

resource "aws_sns_topic" "failover" {
  provider = aws.frankfurt
  name     = "failover"
}

resource "aws_sns_topic_subscription" "failover" {
  provider  = aws.frankfurt
  topic_arn = aws_sns_topic.failover.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.failover.arn
}
