resource "aws_lambda_function" "worker" {
  function_name = "worker"
  role          = aws_iam_role.app.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "worker.zip"
}

resource "aws_iam_instance_profile" "app" {
  role = aws_iam_role.app.name
}

output "other" {
  value = aws_iam_role.nobody.arn
}
