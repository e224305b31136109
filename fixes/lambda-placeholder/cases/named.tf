locals {
  prefix = "shop"
}

# Takes orders in
resource "aws_lambda_function" "intake" {
  provider      = aws
  function_name = "${local.prefix}-intake"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  layers        = [aws_lambda_layer_version.libraries.arn]

  filename         = "intake.zip"
  source_code_hash = filebase64sha256("intake.zip")
}

resource "aws_lambda_function" "report" {
  function_name = "${local.prefix}-report"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "app/report.main"
  runtime       = "python3.12"
  filename      = "${path.module}/dist/report.zip"
}

resource "aws_lambda_function" "report_again" {
  function_name = "${local.prefix}-report-again"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "app/report.main"
  runtime       = "python3.12"
  filename      = "${path.module}/dist/report.zip"
}

resource "aws_lambda_layer_version" "libraries" {
  layer_name          = "${local.prefix}-libraries"
  filename            = "libraries.zip"
  compatible_runtimes = ["nodejs20.x"]
}
