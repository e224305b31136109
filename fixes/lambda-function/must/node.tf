data "archive_file" "function" {
  type        = "zip"
  output_path = "${path.module}/function.zip"

  source {
    filename = "index.mjs"
    content  = <<-JAVASCRIPT
      // Stands in for the application's own code.
      export const handler = async (event) => {
        console.log(JSON.stringify(event));
        return { statusCode: 200, body: "ok" };
      };
    JAVASCRIPT
  }
}

resource "aws_iam_role" "lambda" {
  name = slot("name", "lambda-role", 64)

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

resource "aws_iam_role_policy_attachment" "lambda_logs" {
  role       = aws_iam_role.lambda.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_cloudwatch_log_group" "lambda" {
  name              = "/aws/lambda/${slot("name", "function", 64)}"
  retention_in_days = slot("log_retention_days", 30)
  kms_key_id        = slot.wanted_key.arn

  tags = slot("tags")
}

resource "aws_lambda_function" "main" {
  function_name    = slot("name", "function", 64)
  role             = aws_iam_role.lambda.arn
  handler          = "index.handler"
  runtime          = slot("function_runtime", "nodejs22.x")
  filename         = data.archive_file.function.output_path
  source_code_hash = data.archive_file.function.output_base64sha256
  timeout          = slot("function_timeout", 30)
  memory_size      = slot("function_memory", 256)

  tags = slot("tags")

  depends_on = [aws_cloudwatch_log_group.lambda]
}
