resource "aws_sqs_queue" "failed_dlq" {
  name = "failed-dlq"
}
resource "aws_lambda_function" "resize" {
  function_name = "shop-resize"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "resize.zip"
}
