resource "aws_lambda_function" "main" {
  function_name = "shop-orders"
  role          = aws_iam_role.lambda_role.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "function.zip"
}
