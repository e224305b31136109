resource "aws_lambda_function" "read" {
  function_name = "read"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "read.zip"
}

resource "aws_lambda_function" "write" {
  function_name    = "write"
  role             = "arn:aws:iam::123456789012:role/intake"
  handler          = "index.handler"
  runtime          = "nodejs20.x"
  filename         = data.archive_file.write.output_path
  source_code_hash = filebase64sha256("write.zip")
}

data "archive_file" "write" {
  type        = "zip"
  source_dir  = "${path.module}/functions/write"
  output_path = "write.zip"
}

resource "aws_lambda_function" "audit" {
  function_name    = "audit"
  role             = "arn:aws:iam::123456789012:role/intake"
  handler          = "index.handler"
  runtime          = "nodejs20.x"
  filename         = "audit.zip"
  source_code_hash = filebase64sha256("audit.zip")
}

data "archive_file" "audit" {
  type        = "zip"
  source_dir  = "${path.module}/functions/write"
  output_path = "audit.zip"
}
