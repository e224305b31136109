resource "aws_lambda_function" "intake" {
  function_name    = "intake"
  role             = "arn:aws:iam::123456789012:role/intake"
  handler          = "index.handler"
  runtime          = "nodejs20.x"
  filename         = data.archive_file.intake_zip.output_path
  source_code_hash = data.archive_file.intake_zip.output_base64sha256
}
