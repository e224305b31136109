resource "aws_lambda_function" "this" {
  function_name    = slot("own_name")
  role             = aws_iam_role.this.arn
  handler          = "index.handler"
  runtime          = "python3.12"
  filename         = data.archive_file.this.output_path
  source_code_hash = data.archive_file.this.output_base64sha256
  timeout          = 30

  tags = slot("tags")
}

data "archive_file" "this" {
  type        = "zip"
  output_path = "${path.module}/${slot("own_name")}.zip"

  source {
    filename = "index.py"
    content  = <<-PYTHON
      def handler(event, context):
          """Stands in for the application's own code."""
          print(event)
    PYTHON
  }
}

resource "aws_iam_role" "this" {
  name_prefix = slot("own_name", "-")

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = "lambda.amazonaws.com" }
      }
    ]
  })

  tags = slot("tags")
}

resource "aws_iam_role_policy_attachment" "this" {
  role       = aws_iam_role.this.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}
