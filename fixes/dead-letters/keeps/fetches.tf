resource "aws_lambda_function" "resize" {
  function_name = "shop-resize"
  role          = "arn:aws:iam::123456789012:role/shop"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "resize.zip"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn  = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"
  function_name     = aws_lambda_function.resize.arn
  starting_position = "LATEST"
}
