variable "environment" {
  type    = string
  default = "dev"
}

# The name is said here.
resource "aws_lambda_function" "orders" {
  function_name = "${var.environment}-orders"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "orders.zip"

  environment {
    variables = {
      OWN_NAME = aws_lambda_function.orders.function_name
    }
  }

  depends_on = [aws_cloudwatch_log_group.orders]
}

resource "aws_cloudwatch_log_group" "orders" {
  name              = "/aws/lambda/${aws_lambda_function.orders.function_name}"
  retention_in_days = 14
}
