resource "aws_lambda_function" "orders" {
  function_name    = "orders"
  role             = "arn:aws:iam::123456789012:role/orders"
  filename         = "functions.zip"
  source_code_hash = filebase64sha256("functions.zip")
  handler          = "index.orders"
  runtime          = "nodejs22.x"
}

resource "aws_lambda_function" "refunds" {
  function_name    = "refunds"
  role             = "arn:aws:iam::123456789012:role/refunds"
  filename         = "functions.zip"
  source_code_hash = filebase64sha256("functions.zip")
  handler          = "index.refunds"
  runtime          = "nodejs22.x"
}
