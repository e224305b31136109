resource "aws_lambda_function" "hello" {
  function_name = "hello"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "nodejs22.x"

  code {
    zip_file = <<-EOT
      exports.handler = async () => ({ statusCode: 200 });
    EOT
  }
}

resource "aws_lambda_function" "packed" {
  function_name = "packed"
  role          = "arn:aws:iam::123456789012:role/hello"
  handler       = "index.handler"
  runtime       = "python3.12"

  code {
    zip_file = "packed.zip"
  }
}
