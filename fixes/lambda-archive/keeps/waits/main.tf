resource "local_file" "intake" {
  filename       = "intake.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}

resource "aws_lambda_function" "intake" {
  function_name = "intake"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "intake.zip"

  depends_on = [local_file.intake]
}
