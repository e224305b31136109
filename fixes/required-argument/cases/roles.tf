resource "aws_iam_role" "functions" {
  name = "functions"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role" "delivery" {
  name = "delivery"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "firehose.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_lambda_function" "alert" {
  function_name = "alert"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "alert.zip"
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "/app"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_subscription_filter" "app" {
  name            = "app"
  destination_arn = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/app"
}

resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

resource "aws_api_gateway_request_validator" "shop" {
  name = "shop"
}
