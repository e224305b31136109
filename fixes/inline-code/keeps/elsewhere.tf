resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "artifacts"
  s3_key        = "hello.zip"
  inline_code   = "def handler(event, context): return 'hello'"
}
