# One file cannot be two.
data "archive_file" "orders" {
  type        = "zip"
  source_file = "index.py"
  output_path = "orders.zip"
}

resource "aws_lambda_function" "create" {
  function_name = "create"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.create"
  runtime       = "python3.12"
  filename      = data.archive_file.orders.output_path
}

resource "aws_lambda_function" "cancel" {
  function_name = "cancel"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.cancel"
  runtime       = "python3.12"
  filename      = data.archive_file.orders.output_path
}
