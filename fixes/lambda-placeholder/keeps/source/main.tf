resource "aws_sqs_queue" "orders" {
  name = "orders"
}

# Takes orders in
resource "aws_lambda_function" "intake" {
  function_name    = "intake"
  role             = "arn:aws:iam::123456789012:role/intake"
  handler          = "intake.handler"
  runtime          = "python3.12"
  filename         = "${path.module}/lambda/intake.zip"
  source_code_hash = filebase64sha256("${path.module}/lambda/intake.zip")
}

resource "aws_lambda_function" "order_report" {
  function_name = "report"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "report.zip"
}
