provider "aws" {
  alias  = "main"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "spare"
  region = "eu-central-1"
}

locals {
  main_prefix  = "shop-main"
  spare_prefix = "shop-spare"
  main_tags    = { Region = "main" }
  spare_tags   = { Region = "spare" }
}

resource "aws_cloudwatch_log_group" "orders" {
  provider = aws.main

  name = "${local.main_prefix}-orders"
  tags = local.main_tags
}

resource "aws_cloudwatch_log_group" "returns" {
  provider = aws.main

  name = "${local.main_prefix}-returns"
  tags = local.main_tags
}

resource "aws_iam_role" "function" {
  provider = aws.spare

  name = "${local.spare_prefix}-function"
  tags = local.spare_tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_lambda_function" "orders" {
  provider = aws.spare

  function_name = "${local.spare_prefix}-orders"
  role          = aws_iam_role.function.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "orders.zip"
  tags          = local.spare_tags
}
