resource "aws_lambda_function" "worker" {
  function_name = "shop-worker"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "worker.zip"
}
