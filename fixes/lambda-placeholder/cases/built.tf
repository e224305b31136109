# Java has to be built, and a handler that is worked out has no name.
resource "aws_lambda_function" "java" {
  function_name = "java"
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "com.example.Handler::handleRequest"
  runtime       = "java21"
  filename      = "java.jar"
}

resource "aws_lambda_function" "each" {
  for_each      = toset(["one", "two"])
  function_name = each.key
  role          = "arn:aws:iam::123456789012:role/orders"
  handler       = "${each.key}.handler"
  runtime       = "python3.12"
  filename      = "each.zip"
}
