resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "example.Handler::handleRequest"
  runtime       = "java21"
  inline_code   = "class Handler {}"
}
