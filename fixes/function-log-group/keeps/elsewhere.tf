resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::123456789012:role/report"
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "report.zip"

  logging_config {
    log_format = "JSON"
    log_group  = "/shop/report"
  }
}
