resource "aws_lambda_function" "main" {
  function_name = "main"
  role          = "arn:aws:iam::123456789012:role/main"
  timeouts      = "30s"
  memory_sizes  = "large"
}
