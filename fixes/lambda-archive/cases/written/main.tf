# The code stands here in letters, and is written to a file before it is used.
resource "local_file" "intake" {
  filename       = "${path.module}/intake.zip"
  content_base64 = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="
}

resource "aws_lambda_function" "intake" {
  function_name = "intake"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "${path.module}/intake.zip"
}

resource "aws_lambda_function" "report" {
  function_name    = "report"
  role             = "arn:aws:iam::123456789012:role/intake"
  handler          = "report.handler"
  runtime          = "python3.12"
  filename         = "report.zip"
  source_code_hash = filebase64sha256("report.zip")
}

resource "archive_file" "report" {
  type        = "zip"
  output_path = "report.zip"

  source {
    filename = "report.py"
    content  = "def handler(event, context): return event"
  }
}
