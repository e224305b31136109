# The only file of that name defines another function, and two archives would hold it.
resource "aws_lambda_function" "one" {
  function_name = "one"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.first"
  runtime       = "nodejs20.x"
  filename      = "one.zip"
}

resource "aws_lambda_function" "two" {
  function_name = "two"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "two.zip"
}

resource "aws_lambda_function" "three" {
  function_name = "three"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "three.zip"
}
