# A role that one service takes on is none of another's.
resource "aws_iam_role" "config" {
  name = "config"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "config.amazonaws.com" }
    }]
  })
}

resource "aws_lambda_function" "rule" {
  function_name = "rule"
  role          = aws_iam_role.config_lambda.arn
  package_type  = "Image"
  image_uri     = "rule:1"
}
