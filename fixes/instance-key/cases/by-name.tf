locals {
  steps = ["check", "resize"]
}

resource "aws_lambda_function" "step" {
  count = length(local.steps)

  function_name = local.steps[count.index]
  role          = "arn:aws:iam::123456789012:role/step"
  handler       = "index.handler"
  runtime       = "python3.12"
  s3_bucket     = "code"
  s3_key        = "step.zip"
}

output "resize" {
  value = aws_lambda_function.step["resize"].arn
}
