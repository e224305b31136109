resource "null_resource" "report" {
  provisioner "local-exec" {
    command = "cd report && zip -r ../report.zip ."
  }
}

resource "aws_lambda_function" "report" {
  function_name = "report"
  role          = "arn:aws:iam::123456789012:role/intake"
  handler       = "report.handler"
  runtime       = "python3.12"
  filename      = "report.zip"

  depends_on = [null_resource.report]
}
