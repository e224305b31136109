data "archive_file" "orders" {
  type        = "zip"
  source_dir  = "${path.module}/orders"
  output_path = "${path.module}/orders.zip"
}

resource "aws_lambda_function" "create" {
  function_name    = "create"
  role             = "arn:aws:iam::123456789012:role/orders"
  handler          = "create.handler"
  runtime          = "python3.12"
  filename         = data.archive_file.orders.output_path
  source_code_hash = data.archive_file.orders.output_base64sha256
}

resource "aws_lambda_function" "cancel" {
  function_name    = "cancel"
  role             = "arn:aws:iam::123456789012:role/orders"
  handler          = "cancel.handler"
  runtime          = "python3.12"
  filename         = data.archive_file.orders.output_path
  source_code_hash = data.archive_file.orders.output_base64sha256
}
