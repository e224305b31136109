variable "subnets" {
  type = list(string)
}

variable "group" {
  type = string
}

resource "aws_lambda_function" "inner" {
  function_name = "inner"
  role          = aws_iam_role.inner.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "inner.zip"

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = [var.group]
  }
}

resource "aws_lambda_function" "outer" {
  function_name = "outer"
  role          = aws_iam_role.outer.arn
  handler       = "index.handler"
  runtime       = "python3.12"
  filename      = "outer.zip"
}

resource "aws_iam_role" "inner" {
  name = "shop-inner"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "inner" {
  role       = aws_iam_role.inner.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role" "outer" {
  name = "shop-outer"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}
