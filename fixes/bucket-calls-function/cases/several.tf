resource "aws_s3_bucket" "uploads" {
  bucket = "shop-uploads"
}

resource "aws_lambda_function" "resize" {
  function_name = "shop-resize"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "resize.zip"
}

resource "aws_s3_bucket" "logs" {
  bucket = "shop-logs"
}

resource "aws_lambda_function" "authorizer" {
  function_name = "shop-authorizer"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "authorizer.zip"
}
