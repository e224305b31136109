data "archive_file" "create" {
  type        = "zip"
  output_path = "create.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context): return 1"
  }
}

data "archive_file" "list" {
  type        = "zip"
  output_path = "list.zip"

  source {
    filename = "index.py"
    content  = "def handler(event, context): return 2"
  }
}

resource "aws_lambda_function" "this" {
  for_each      = { create = "POST", list = "GET" }
  function_name = each.key
  role          = "arn:aws:iam::123456789012:role/lambda"
  runtime       = "python3.12"
  handler       = "index.handler"
  filename      = data.archive_file[each.key].output_path
}
