variable "is_rotated" {
  type    = bool
  default = true
}

resource "aws_lambda_function" "rotation" {
  count            = var.is_rotated ? 1 : 0
  function_name    = "rotation"
  role             = "arn:aws:iam::123456789012:role/rotation"
  filename         = "rotation.zip"
  source_code_hash = filebase64sha256("rotation.zip")
  handler          = "index.handler"
  runtime          = "python3.13"
}

data "archive_file" "rotation" {
  count       = var.is_rotated ? 1 : 0
  type        = "zip"
  output_path = "rotation.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context): return {}"
  }
}
